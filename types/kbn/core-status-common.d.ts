// What Kibana's status service tells the states of services and plugins apart by.
// Source: elastic/kibana src/core/packages/status/common
// (packages/core/status/core-status-common before 8.18).
import type { ServiceStatusLevel } from '@kbn/core/server';

/** Kibana compares levels by identity: one of the same shape counts as the worst. */
export declare const ServiceStatusLevels: Readonly<
  Record<'available' | 'degraded' | 'unavailable' | 'critical', ServiceStatusLevel>
>;
