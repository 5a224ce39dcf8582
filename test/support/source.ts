// A source as tests of the ingest path need one.
import type { Source } from '../../server/sources/source';

export const sourceWith = (changes: Partial<Source> = {}): Source => ({
  id: 'default',
  name: 'Auth0',
  tenant: 'acme.eu.auth0.com',
  namespace: 'default',
  tags: [],
  preserveOriginal: false,
  enabled: true,
  dropCodes: new Set(),
  redacted: { mask: [], hash: [] },
  ...changes,
});
