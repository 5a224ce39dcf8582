// GET metrics: what this node has counted, as OpenMetrics text for a scraper with an API key.
import { METRICS_PATH } from '../../common/api/metrics';
import { API_PRIVILEGE } from '../../common/plugin';
import type { Metrics } from '../telemetry/metrics';
import { registerRoute, type RouteDeps } from './register_route';

export interface MetricsRouteDeps extends RouteDeps {
  metrics: Pick<Metrics, 'contentType' | 'text'>;
}

export const registerMetricsRoute = ({ metrics, ...deps }: MetricsRouteDeps): void =>
  registerRoute(deps, {
    method: 'get',
    path: METRICS_PATH,
    access: 'public',
    summary: 'Read metrics',
    privileges: [API_PRIVILEGE.read],
    contentType: metrics.contentType,
    handle: () => metrics.text(),
  });
