// The schemas tell of optional attributes as undefined; JSON and the API leave them out.

type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> };

export const withoutUndefined = <T extends object>(value: T): Defined<T> =>
  Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as Defined<T>;
