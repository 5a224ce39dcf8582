// Reads what Elasticsearch's client throws. Pure.

interface Thrown {
  statusCode?: number;
  body?: { error?: { type?: string; reason?: string } };
}

/** HTTP status of Elasticsearch's answer; undefined where there was none, as when it is down. */
export const statusOf = (error: unknown): number | undefined => (error as Thrown).statusCode;

/** Name of the failure, such as "resource_already_exists_exception". */
export const typeOf = (error: unknown): string | undefined => (error as Thrown).body?.error?.type;

export const reasonOf = (error: unknown): string | undefined =>
  (error as Thrown).body?.error?.reason;
