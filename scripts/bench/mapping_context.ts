// What the mapping is told besides the record, as the webhook tells it by default.
import type { MappingContext } from '../../server/mapping/map_event';

export const MAPPING_CONTEXT: MappingContext = {
  receivedAt: new Date(),
  sourceId: 'bench',
  input: 'webhook',
  namespace: 'bench',
  tags: ['forwarded', 'auth0-logstream'],
  preserveOriginal: false,
};
