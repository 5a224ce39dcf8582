// `@kbn/core-status-common` as plugins require it at run time.
// Follows elastic/kibana src/core/packages/status/common/src/service_status.ts.
import type { ServiceStatusLevel } from '@kbn/core/server';

const level = (name: string, severity: number): ServiceStatusLevel =>
  Object.freeze({ toString: () => name, valueOf: () => severity, toJSON: () => name });

export const ServiceStatusLevels = Object.freeze({
  available: level('available', 0),
  degraded: level('degraded', 1),
  unavailable: level('unavailable', 2),
  critical: level('critical', 3),
});
