import { API_PRIVILEGE, PUBLIC_API } from '../plugin';
import type { Endpoint } from './endpoint';

/** What this Kibana node has counted since its start, as OpenMetrics text. */
export const READ_METRICS: Endpoint<{ answer: string }> = {
  method: 'get',
  path: `${PUBLIC_API}/metrics`,
  access: 'public',
  privileges: [API_PRIVILEGE.read],
  summary: 'Read metrics',
};
