// The plugin's one family of errors, thrown by code and details (common/errors). `errorAnswer` is the
// only place that turns one into HTTP.
import { STATUS_CODES } from 'node:http';
import type { ErrorBody } from '../common/api/errors';
import {
  type DetailedCode,
  type ErrorCode,
  type FailureDetails,
  failureMessage,
  FAILURES,
  remedyOf,
} from '../common/errors/failures';

export type { ErrorCode } from '../common/errors/failures';

/** Details are demanded exactly where the code has some. */
type Thrown = {
  [C in ErrorCode]: C extends DetailedCode
    ? [code: C, options: { details: FailureDetails[C]; cause?: unknown }]
    : [code: C, options?: { details?: undefined; cause?: unknown }];
}[ErrorCode];

export class Auth0LogsError extends Error {
  override readonly name = 'Auth0LogsError';
  readonly code: ErrorCode;
  readonly details: object | undefined;

  constructor(...[code, options]: Thrown) {
    super(failureMessage({ code, details: options?.details }), { cause: options?.cause });
    this.code = code;
    this.details = options?.details;
  }
}

/** Whether the same request may succeed later, by its answer's status; there may have been no answer. */
export const isTemporary = (status: number | undefined): boolean =>
  status === undefined || status === 408 || status === 429 || status >= 500;

export interface ErrorAnswer {
  statusCode: number;
  body: ErrorBody;
  headers: Record<string, string>;
}

/** Any thrown value as one of the family; what is not of it says nothing of its inside. */
export const asError = (thrown: unknown): Auth0LogsError =>
  thrown instanceof Auth0LogsError ? thrown : new Auth0LogsError('internal', { cause: thrown });

/** Any thrown value as an answer. */
export const errorAnswer = (thrown: unknown): ErrorAnswer => {
  const { code, details, message } = asError(thrown);
  const { status, retryAfter } = FAILURES[code];
  return {
    statusCode: status,
    headers: retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) },
    body: {
      statusCode: status,
      error: STATUS_CODES[status] ?? 'Error',
      message,
      code,
      details,
      remedy: remedyOf(code),
    },
  };
};
