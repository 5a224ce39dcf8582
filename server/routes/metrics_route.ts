// GET metrics: what this node has counted, as OpenMetrics text for a scraper with an API key.
import { READ_METRICS } from '../../common/api/metrics';
import type { Metrics } from '../telemetry/metrics';
import { registerRoute, type RouteDeps } from './register_route';

export interface MetricsRouteDeps extends RouteDeps {
  metrics: Pick<Metrics, 'contentType' | 'text'>;
}

export const registerMetricsRoute = ({ metrics, ...deps }: MetricsRouteDeps): void =>
  registerRoute(deps, {
    endpoint: READ_METRICS,
    schemas: {},
    contentType: metrics.contentType,
    handle: () => metrics.text(),
  });
