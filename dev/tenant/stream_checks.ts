// What the Management API asks of a log stream's settings before it takes them.
import Joi from 'joi';
import { STREAM_CATEGORIES } from '../../common/auth0/log_stream';
import { type ApiAnswer, apiError } from './api_answers';
import type { StreamSettings } from './log_stream';

const sink = Joi.object({
  httpEndpoint: Joi.string().uri({ scheme: 'https' }).required(),
  httpAuthorization: Joi.string(),
  httpContentType: Joi.string(),
  httpContentFormat: Joi.valid('JSONLINES', 'JSONARRAY', 'JSONOBJECT'),
  httpCustomHeaders: Joi.array().items(
    Joi.object({ header: Joi.string().required(), value: Joi.string().required() }),
  ),
});

const PII_FIELDS = ['first_name', 'last_name', 'username', 'email', 'phone', 'address'];

const shared = {
  name: Joi.string(),
  isPriority: Joi.boolean(),
  filters: Joi.array().items(
    Joi.object({
      type: Joi.valid('category').required(),
      name: Joi.valid(...STREAM_CATEGORIES).required(),
    }),
  ),
  pii_config: Joi.object({
    log_fields: Joi.array()
      .items(Joi.valid(...PII_FIELDS))
      .min(1)
      .required(),
    method: Joi.valid('mask', 'hash'),
    algorithm: Joi.valid('xxhash'),
  }),
};

const creation = Joi.object({
  ...shared,
  type: Joi.valid('http').required(),
  sink: sink.required(),
  startFrom: Joi.string().isoDate(),
}).required();

const change = Joi.object({
  ...shared,
  status: Joi.valid('active', 'paused', 'suspended'),
  sink,
}).required();

export interface Creation extends Omit<StreamSettings, 'status' | 'isPriority'> {
  isPriority?: boolean;
  startFrom?: string;
}

export type Checked<Body> = { body: Body } | { refusal: ApiAnswer };

export const checkCreation = (body: unknown) => check<Creation>(creation, body);

export const checkChange = (body: unknown) => check<Partial<StreamSettings>>(change, body);

export function check<Body>(shape: Joi.ObjectSchema, body: unknown): Checked<Body> {
  const { error } = shape.validate(body, { convert: false });
  if (!error) return { body: body as Body };
  const message = `Payload validation error: '${error.message}'.`;
  return { refusal: apiError(400, message, 'invalid_body') };
}
