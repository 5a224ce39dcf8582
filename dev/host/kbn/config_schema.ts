// `@kbn/config-schema` as plugins require it at run time: the types in types/kbn/config-schema.d.ts.
// Follows elastic/kibana src/platform/packages/shared/kbn-config-schema (src/types/*_type.ts).
import { Readable } from 'node:stream';
import Joi from 'joi';
import type { Duration } from 'moment';
import { expectation, leaf, mismatch, Type, typeName, type TypeOptions, withOptions } from './type';
import { ByteSizeValue, parseDuration } from './units';

export { ByteSizeValue, Type };
export { ValidationError } from './type';

type Props = Record<string, Type<unknown>>;
interface Bounds<B> {
  min?: B;
  max?: B;
}

function any(options?: TypeOptions<unknown>) {
  return withOptions<unknown>(
    Joi.any().messages({ 'any.required': 'expected value of type [any] but got [undefined]' }),
    options,
  );
}

function arrayOf<V>(
  item: Type<V>,
  options: TypeOptions<V[]> & { minSize?: number; maxSize?: number } = {},
) {
  const { minSize, maxSize = Number.MAX_SAFE_INTEGER } = options;
  const size = 'array size is [{#value.length}], but cannot be';
  // A required item would make joi ask for at least one.
  const schema = Joi.array()
    .items(item.joi.optional())
    .min(minSize ?? 0)
    .max(maxSize)
    .messages({
      'any.required': 'expected value of type [array] but got [undefined]',
      'array.base': expectation('expected value of type [array] but got [{typeName(#value)}]'),
      'array.min': `${size} smaller than [{#limit}]`,
      'array.max': `${size} greater than [{#limit}]`,
    });
  return withOptions<V[]>(schema, options);
}

function boolean(options?: TypeOptions<boolean>) {
  const parse = (value: unknown) => {
    if (typeof value === 'boolean') return value;
    if (value === 'true' || value === 'false') return value === 'true';
    throw mismatch('boolean', value);
  };
  return leaf('boolean', parse, options);
}

function buffer(options?: TypeOptions<Buffer>) {
  const parse = (value: unknown) => {
    if (Buffer.isBuffer(value)) return value;
    throw mismatch('Buffer', value);
  };
  return leaf('Buffer', parse, options);
}

function stream(options?: TypeOptions<Readable>) {
  const parse = (value: unknown) => {
    if (value instanceof Readable) return value;
    throw mismatch('Stream', value);
  };
  return leaf('Stream', parse, options);
}

function byteSize(
  options: Omit<TypeOptions<ByteSizeValue>, 'defaultValue'> &
    Bounds<string | number> & { defaultValue?: string | number } = {},
) {
  const { min, max, defaultValue, ...rest } = options;
  const limit = {
    min: ByteSizeValue.parse(min ?? 0),
    max: ByteSizeValue.parse(max ?? '1048576gb'),
  };
  const parse = (value: unknown) => {
    const size = ByteSizeValue.parse(value);
    if (size.getValueInBytes() < limit.min.getValueInBytes())
      throw new Error(`Value must be equal to or greater than [${limit.min.toString()}]`);
    if (size.getValueInBytes() > limit.max.getValueInBytes())
      throw new Error(`Value must be equal to or less than [${limit.max.toString()}]`);
    return size;
  };
  return leaf('ByteSize', parse, {
    ...rest,
    ...(defaultValue !== undefined && { defaultValue: ByteSizeValue.parse(defaultValue) }),
  });
}

function duration(
  options: Omit<TypeOptions<Duration>, 'defaultValue'> &
    Bounds<string | number> & { defaultValue?: string | number } = {},
) {
  const { min, max, defaultValue, ...rest } = options;
  const parse = (value: unknown) => {
    const parsed = parseDuration(value);
    if (min !== undefined && parsed < parseDuration(min))
      throw new Error(`Value must be equal to or greater than [${min}]`);
    if (max !== undefined && parsed > parseDuration(max))
      throw new Error(`Value must be equal to or less than [${max}]`);
    return parsed;
  };
  return leaf('moment.Duration', parse, {
    ...rest,
    // A function: joi would copy the object's fields but not its class.
    ...(defaultValue !== undefined && { defaultValue: () => parseDuration(defaultValue) }),
  });
}

function literal<const V extends string | number | boolean | null>(expected: V) {
  const complaint = `expected value to equal [${String(expected)}]`;
  const schema = Joi.any()
    .valid(expected)
    .messages({ 'any.required': complaint, 'any.only': complaint });
  return withOptions<V>(schema);
}

function maybe<V>(type: Type<V>) {
  return new Type<V | undefined>(type.joi.optional().default(() => undefined));
}

function nullable<V>(type: Type<V>): Type<V | null> {
  return new Type<V | null>(type.joi.allow(null).optional().default(null));
}

function number(options: TypeOptions<number> & Bounds<number> = {}) {
  const { min = -Infinity, max = Infinity } = options;
  const parse = (value: unknown) => {
    const parsed = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
    if (typeof parsed !== 'number' || Number.isNaN(parsed)) throw mismatch('number', value);
    if (parsed < min) throw new Error(`Value must be equal to or greater than [${min}].`);
    if (parsed > max) throw new Error(`Value must be equal to or lower than [${max}].`);
    return parsed;
  };
  return leaf('number', parse, options);
}

const OBJECT_MESSAGES = {
  'object.base': expectation(
    'expected a plain object value, but found [{typeName(#value)}] instead.',
  ),
  'object.unknown': 'definition for this key is missing',
};

function object(
  props: Props,
  options: TypeOptions<unknown> & { unknowns?: 'allow' | 'ignore' | 'forbid' } = {},
) {
  const { unknowns = 'forbid', defaultValue, validate } = options;
  const keys = Object.fromEntries(Object.entries(props).map(([key, type]) => [key, type.joi]));
  const known = Joi.object(keys).messages(OBJECT_MESSAGES);
  const schema =
    unknowns === 'ignore'
      ? known.options({ stripUnknown: { objects: true } })
      : known.unknown(unknowns === 'allow');
  // Like joi's own default for objects: made of the defaults of its keys.
  const { joi } = withOptions(schema, validate ? { validate } : {});
  return new Type<unknown>(
    defaultValue === undefined ? joi.optional().default() : joi.optional().default(defaultValue),
  );
}

function oneOf<V>(types: Type<V>[], options?: TypeOptions<V>) {
  const parse = (value: unknown) => {
    const complaints: string[] = [];
    for (const [index, type] of types.entries()) {
      try {
        return type.validate(value);
      } catch (error) {
        complaints.push(
          `- [${index}]: ${error instanceof Error ? error.message : typeName(error)}`,
        );
      }
    }
    throw new Error(`types that failed validation:\n${complaints.join('\n')}`);
  };
  return leaf('alternatives', parse, options);
}

function recordOf<K extends string, V>(
  key: Type<K>,
  value: Type<V>,
  options?: TypeOptions<Record<K, V>>,
) {
  const schema = Joi.object()
    .custom((record: Record<string, unknown>) => {
      for (const name of Object.keys(record)) key.validate(name, {}, `key("${name}")`);
      return record;
    })
    .pattern(Joi.string(), value.joi)
    .messages({ ...OBJECT_MESSAGES, 'any.custom': '{{#error.message}}' });
  return withOptions<Record<K, V>>(schema, options);
}

function string(options: TypeOptions<string> & { minLength?: number; maxLength?: number } = {}) {
  const { minLength = 0, maxLength = Infinity } = options;
  const parse = (value: unknown) => {
    if (typeof value !== 'string') throw mismatch('string', value);
    const length = `value has length [${value.length}] but it must have a`;
    if (value.length < minLength) throw new Error(`${length} minimum length of [${minLength}].`);
    if (value.length > maxLength) throw new Error(`${length} maximum length of [${maxLength}].`);
    return value;
  };
  return leaf('string', parse, options);
}

export const schema = {
  any,
  arrayOf,
  boolean,
  buffer,
  byteSize,
  duration,
  literal,
  maybe,
  nullable,
  number,
  object,
  oneOf,
  recordOf,
  stream,
  string,
};
