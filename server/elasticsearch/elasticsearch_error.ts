// Reads what Elasticsearch's client throws. Pure.

interface Thrown {
  statusCode?: number;
  body?: { error?: { type?: string; reason?: string } };
}

/** HTTP status of Elasticsearch's answer; undefined where there was none, as when it is down. */
export const statusOf = (error: unknown): number | undefined => (error as Thrown).statusCode;

/** Whether the same request may succeed later; there may have been no answer at all. */
export const isTemporary = (status: number | undefined): boolean =>
  status === undefined || status === 408 || status === 429 || status >= 500;

/** Name of the failure, such as "resource_already_exists_exception". */
export const typeOf = (error: unknown): string | undefined => (error as Thrown).body?.error?.type;

export const reasonOf = (error: unknown): string | undefined =>
  (error as Thrown).body?.error?.reason;
