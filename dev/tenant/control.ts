// The simulated tenant's own side door, for tests in another process and for trying things out:
// `POST /_simulated/fail` with `{ "at": "GET /api/v2/logs", "fault": "cut_in_chunks", "times": 2 }`,
// `POST /_simulated/settings` with any of the settings.
import Joi from 'joi';
import { type ApiAnswer, apiError } from './api_answers';
import { FAULTS, type FaultName } from './faults';
import type { TenantApi } from './management_api';

export const CONTROL_PATH = '/_simulated/';

const failing = Joi.object<{ at: string; fault: FaultName; times: number }>({
  at: Joi.string().required(),
  fault: Joi.valid(...Object.keys(FAULTS)).required(),
  times: Joi.number().integer().min(1).max(10_000).default(1),
}).required();

export interface TenantSettings {
  /** A share of deliveries that never arrive, though Auth0 takes them for accepted. */
  loseDeliveries?: number;
  repeatedRows?: number;
  expiredStatus?: 400 | 404 | null;
  refusesFabricatedIds?: boolean;
}

const settings = Joi.object<TenantSettings>({
  loseDeliveries: Joi.number().min(0).max(1),
  repeatedRows: Joi.number().integer().min(0).max(99),
  expiredStatus: Joi.valid(400, 404, null),
  refusesFabricatedIds: Joi.boolean(),
}).required();

export function answerControl(tenant: TenantApi, command: string, body: unknown): ApiAnswer {
  if (command === 'fail') {
    const { value, error } = failing.validate(body);
    if (error) return apiError(400, error.message);
    tenant.fail(value.at, ...new Array<FaultName>(value.times).fill(value.fault));
    return { status: 200, body: value };
  }
  if (command !== 'settings') return apiError(404, 'Not Found');
  const { value, error } = settings.validate(body);
  if (error) return apiError(400, error.message);
  const { loseDeliveries = tenant.loseDeliveries, expiredStatus, ...oddities } = value;
  tenant.loseDeliveries = loseDeliveries;
  Object.assign(tenant.oddities, oddities);
  if (expiredStatus !== undefined) tenant.oddities.expiredStatus = expiredStatus ?? undefined;
  return { status: 200, body: value };
}
