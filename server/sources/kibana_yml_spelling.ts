// kibana.yml spells settings in camelCase, as Kibana does; all else has them in snake_case, as the API
// does. This is the border between the two.

type CamelCase<S extends string> = S extends `${infer Head}_${infer Tail}`
  ? `${Head}${Capitalize<CamelCase<Tail>>}`
  : S;
type SnakeCase<S extends string> = S extends `${infer Head}${infer Tail}`
  ? Head extends Lowercase<Head>
    ? `${Head}${SnakeCase<Tail>}`
    : `_${Lowercase<Head>}${SnakeCase<Tail>}`
  : S;

type CamelKeys<T> = { [K in keyof T as CamelCase<K & string>]: T[K] };
type SnakeKeys<T> = { [K in keyof T as SnakeCase<K & string>]: T[K] };

const withNames = (value: object, rename: (name: string) => string): object =>
  Object.fromEntries(Object.entries(value).map(([name, member]) => [rename(name), member]));

/** As kibana.yml spells its members; what is within them stays. */
export const camelKeys = <T extends object>(value: T): CamelKeys<T> =>
  withNames(value, (name) =>
    name.replace(/_([a-z])/g, (_all, letter: string) => letter.toUpperCase()),
  ) as CamelKeys<T>;

/** As the API spells its members. */
export const snakeKeys = <T extends object>(value: T): SnakeKeys<T> =>
  withNames(value, (name) =>
    name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
  ) as SnakeKeys<T>;
