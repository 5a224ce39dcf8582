import { INTERNAL_API } from '../plugin';

/** POST, without a body: lends the plugin an API key of the caller that may write events. */
export const WRITE_ACCESS_PATH = `${INTERNAL_API}/write_access`;
