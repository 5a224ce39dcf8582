import { INTERNAL_API } from '../plugin';

/** POST: lends the plugin an API key of the caller that may write events, or keeps a given one. */
export const WRITE_ACCESS_PATH = `${INTERNAL_API}/write_access`;

export interface WriteAccessRequest {
  /** An API key in Elasticsearch's `encoded` form; one is granted for the caller unless given. */
  api_key?: string;
}
