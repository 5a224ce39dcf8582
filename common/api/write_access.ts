import { API_PRIVILEGE, INTERNAL_API } from '../plugin';
import type { Endpoint } from './endpoint';

/** Grants the plugin an API key of the caller that may write events, or stores a given one. */
export const GRANT_WRITE_ACCESS: Endpoint<{
  body: WriteAccessRequest;
  answer: { granted: boolean };
}> = {
  method: 'post',
  path: `${INTERNAL_API}/write_access`,
  access: 'internal',
  privileges: [API_PRIVILEGE.secrets],
  summary: 'Grant the plugin the right to write events',
};

export interface WriteAccessRequest {
  /** An API key in Elasticsearch's `encoded` form; one is granted for the caller unless given. */
  api_key?: string;
}
