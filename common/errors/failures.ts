// The one table of failures: each code with its status, its sentence and its remedies. Codes and
// details are stored and sent; sentences are made from them where they are shown.
import { AUTH0_FAILURES } from './auth0_failures';
import { DELIVERY_FAILURES } from './delivery_failures';
import type { Failure } from './failure';
import { type DetailsOf, sentenceFrom } from './sentence';
import { SOURCE_FAILURES } from './source_failures';
import { STORAGE_FAILURES } from './storage_failures';

const TABLE = {
  ...DELIVERY_FAILURES,
  ...SOURCE_FAILURES,
  ...STORAGE_FAILURES,
  ...AUTH0_FAILURES,
} as const;

export type ErrorCode = keyof typeof TABLE;

export const FAILURES: Readonly<Record<ErrorCode, Failure>> = TABLE;

type Details = { [C in ErrorCode]: DetailsOf<(typeof TABLE)[C]['message']> };

/** Codes whose sentence is made of details. */
export type DetailedCode = {
  [C in ErrorCode]: Details[C] extends undefined ? never : C;
}[ErrorCode];

/** Details by code. */
export type FailureDetails = Pick<Details, DetailedCode>;

/** A failure as it is stored and sent; its code may be of another version. */
export interface FailureReport {
  code: string;
  details?: object;
}

export const isErrorCode = (code: string): code is ErrorCode => Object.hasOwn(FAILURES, code);

/** `otherwise`: of a code that this version does not know. */
export const failureMessage = (
  { code, details }: FailureReport,
  otherwise = `The request failed with the code "${code}".`,
): string =>
  (isErrorCode(code) ? sentenceFrom(FAILURES[code].message, details) : undefined) ?? otherwise;

/** For who called the API. */
export const remedyOf = (code: string, otherwise = FAILURES.internal.remedy): string =>
  isErrorCode(code) ? FAILURES[code].remedy : otherwise;

/** For who reads a page. */
export const pageRemedyOf = (code: string, otherwise = FAILURES.internal.remedy): string =>
  isErrorCode(code) ? (FAILURES[code].remedyOnPage ?? FAILURES[code].remedy) : otherwise;
