// The part of @kbn/config-schema that the plugin uses.
// Source: elastic/kibana packages/kbn-config-schema (index.ts, src/types/*).
import type { Readable } from 'node:stream';
import type { Duration } from 'moment';

export class ValidationError extends Error {}

export interface ByteSizeValue {
  getValueInBytes(): number;
  toString(): string;
}

export interface Type<V> {
  /** Phantom: only its type is read. */
  readonly type: V;
  /** Throws ValidationError, whose message names the path of what is wrong. */
  validate(value: unknown, context?: Record<string, unknown>, namespace?: string): V;
}

export type TypeOf<T extends Type<unknown>> = T['type'];

type Props = Record<string, Type<unknown>>;
type OptionalKeys<P extends Props> = {
  [K in keyof P]: undefined extends TypeOf<P[K]> ? K : never;
}[keyof P];
type ObjectResult<P extends Props> = Readonly<
  { [K in OptionalKeys<P>]?: TypeOf<P[K]> } & {
    [K in Exclude<keyof P, OptionalKeys<P>>]: TypeOf<P[K]>;
  }
>;

export type ObjectType<P extends Props> = Type<ObjectResult<P>>;

interface TypeOptions<V> {
  defaultValue?: V | (() => V);
  validate?: (value: V) => string | undefined;
  meta?: { description?: string };
}

export const schema: {
  any(options?: TypeOptions<unknown>): Type<unknown>;
  arrayOf<V>(
    item: Type<V>,
    options?: TypeOptions<V[]> & { minSize?: number; maxSize?: number },
  ): Type<V[]>;
  boolean(options?: TypeOptions<boolean>): Type<boolean>;
  buffer(options?: TypeOptions<Buffer>): Type<Buffer>;
  byteSize(
    options?: Omit<TypeOptions<ByteSizeValue>, 'defaultValue'> & {
      defaultValue?: string | number;
      min?: string | number;
      max?: string | number;
    },
  ): Type<ByteSizeValue>;
  duration(
    options?: Omit<TypeOptions<Duration>, 'defaultValue'> & {
      defaultValue?: string | number;
      min?: string | number;
      max?: string | number;
    },
  ): Type<Duration>;
  literal<const V extends string | number | boolean | null>(value: V): Type<V>;
  maybe<V>(type: Type<V>): Type<V | undefined>;
  nullable<V>(type: Type<V>): Type<V | null>;
  number(options?: TypeOptions<number> & { min?: number; max?: number }): Type<number>;
  object<P extends Props>(
    props: P,
    options?: {
      defaultValue?: unknown;
      unknowns?: 'allow' | 'ignore' | 'forbid';
      validate?: (value: ObjectResult<P>) => string | undefined;
    },
  ): ObjectType<P>;
  oneOf<V extends readonly [Type<unknown>, ...Type<unknown>[]]>(
    types: [...V],
    options?: TypeOptions<TypeOf<V[number]>>,
  ): Type<TypeOf<V[number]>>;
  recordOf<K extends string, V>(
    key: Type<K>,
    value: Type<V>,
    options?: TypeOptions<Record<K, V>>,
  ): Type<Record<K, V>>;
  stream(options?: TypeOptions<Readable>): Type<Readable>;
  string(options?: TypeOptions<string> & { minLength?: number; maxLength?: number }): Type<string>;
};
