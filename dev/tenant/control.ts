// The simulated tenant's own side door, for tests in another process and for trying things out:
// `POST /_simulated/fail` with `{ "at": "GET /api/v2/logs", "fault": "cut_in_chunks", "times": 2 }`,
// `POST /_simulated/settings` with any of the settings.
import Joi from 'joi';
import { type ApiAnswer, apiError } from './api_answers';
import { FAULTS, type FaultName } from './faults';
import type { TenantApi } from './management_api';
import { check, type Checked } from './stream_checks';

export const CONTROL_PATH = '/_simulated/';

const MAX_TIMES = 10_000;

interface Failing {
  at: string;
  fault: FaultName;
  times?: number;
}

const failing = Joi.object({
  at: Joi.string().required(),
  fault: Joi.valid(...Object.keys(FAULTS)).required(),
  times: Joi.number().integer().min(1).max(MAX_TIMES),
}).required();

export interface TenantSettings {
  /** A share of deliveries that never arrive, though Auth0 takes them for accepted. */
  loseDeliveries?: number;
  repeatedRows?: number;
  expiredStatus?: 400 | 404 | null;
  refusesFabricatedIds?: boolean;
}

const settings = Joi.object({
  loseDeliveries: Joi.number().min(0).max(1),
  repeatedRows: Joi.number().integer().min(0).max(99),
  expiredStatus: Joi.valid(400, 404, null),
  refusesFabricatedIds: Joi.boolean(),
}).required();

export function answerControl(tenant: TenantApi, command: string, body: unknown): ApiAnswer {
  if (command === 'fail') return fail(tenant, check<Failing>(failing, body));
  if (command === 'settings') return change(tenant, check<TenantSettings>(settings, body));
  return apiError(404, 'Not Found');
}

function fail(tenant: TenantApi, checked: Checked<Failing>): ApiAnswer {
  if ('refusal' in checked) return checked.refusal;
  const { at, fault, times = 1 } = checked.body;
  tenant.fail(at, ...new Array<FaultName>(times).fill(fault));
  return { status: 200, body: checked.body };
}

function change(tenant: TenantApi, checked: Checked<TenantSettings>): ApiAnswer {
  if ('refusal' in checked) return checked.refusal;
  const { loseDeliveries = tenant.loseDeliveries, expiredStatus, ...oddities } = checked.body;
  tenant.loseDeliveries = loseDeliveries;
  Object.assign(tenant.oddities, oddities);
  if (expiredStatus !== undefined) tenant.oddities.expiredStatus = expiredStatus ?? undefined;
  return { status: 200, body: checked.body };
}
