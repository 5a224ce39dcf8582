import { PUBLIC_API } from '../plugin';

/** What this Kibana node has counted since its start, as OpenMetrics text. */
export const METRICS_PATH = `${PUBLIC_API}/metrics`;
