// What every schema type shares: a joi schema, and errors in Kibana's words.
// Follows elastic/kibana src/platform/packages/shared/kbn-config-schema/src/types/type.ts.
import Joi, { type ReferenceOptions, type Schema } from 'joi';

export class ValidationError extends Error {
  constructor(
    message: string,
    readonly path: (string | number)[] = [],
    namespace?: string,
  ) {
    const where = [...(namespace === undefined ? [] : [namespace]), ...path].join('.');
    super(where === '' ? message : `[${where}]: ${message}`);
    this.name = 'ValidationError';
  }
}

export interface TypeOptions<V> {
  defaultValue?: V | (() => V);
  validate?: (value: V) => string | undefined;
}

/** Kibana's names of types, as its messages print them. */
export function typeName(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (Array.isArray(value)) return 'Array';
  return typeof value === 'object' ? value.constructor.name : typeof value;
}

/** A message that may call `typeName`; joi's own types lack the option. */
export const expectation = (template: string): string =>
  Joi.expression(template, { functions: { typeName } } as ReferenceOptions) as string;

export class Type<V> {
  declare readonly type: V;

  constructor(readonly joi: Schema) {}

  validate(value: unknown, context: Record<string, unknown> = {}, namespace?: string): V {
    const result = this.joi.validate(value, { abortEarly: true, convert: true, context });
    const detail = result.error?.details[0];
    if (detail) {
      throw new ValidationError(detail.message, detail.path, namespace);
    }
    return result.value as V;
  }
}

/** Adds a caller's own check and default to a schema, which is required when it has no default. */
export function withOptions<V>(schema: Schema, options: TypeOptions<V> = {}): Type<V> {
  const { defaultValue, validate } = options;
  const checked = validate ? schema.custom(refusing(validate)) : schema;
  const messages = { 'any.custom': '{{#error.message}}' };
  return new Type<V>(
    (defaultValue === undefined ? checked.required() : checked.default(defaultValue)).messages(
      messages,
    ),
  );
}

const refusing =
  <V>(validate: (value: V) => string | undefined) =>
  (value: V): V => {
    const complaint = validate(value);
    if (complaint !== undefined) throw new Error(complaint);
    return value;
  };

/** A type that one function parses; the function throws what is wrong. */
export function leaf<V>(
  name: string,
  parse: (value: unknown) => V,
  options?: TypeOptions<V>,
): Type<V> {
  const missing = `expected value of type [${name}] but got [undefined]`;
  const schema = Joi.any().custom(parse).messages({ 'any.required': missing });
  return withOptions<V>(schema, options);
}

export const mismatch = (name: string, value: unknown) =>
  new Error(`expected value of type [${name}] but got [${typeName(value)}]`);
