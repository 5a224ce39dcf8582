// What a failed call means to the person who looks at the page.
import type { IHttpFetchError } from '@kbn/core/public';
import type { ErrorBody } from '../../common/api/errors';
import {
  type DetailedCode,
  type FailureDetails,
  failureMessage,
  pageRemedyOf,
} from '../../common/errors/failures';

export interface Failure {
  /** Stable name, such as "unavailable". */
  name: string;
  /** What the name was reported with; see `detailsOf`. */
  details?: object;
  message: string;
  remedy: string;
  /** The user's role does not allow the call: trying again does not help. */
  forbidden: boolean;
}

const FORBIDDEN = 403;
const TOO_MANY_REQUESTS = 429;
const LOWEST_SERVER_ERROR = 500;

const isFetchError = (thrown: unknown): thrown is IHttpFetchError<Partial<ErrorBody>> =>
  thrown instanceof Error && ('response' in thrown || 'body' in thrown);

/** Whether the same call may be answered otherwise in a moment: not where the fault is the call's own. */
export function isPassing(thrown: unknown): boolean {
  const status = isFetchError(thrown) ? thrown.response?.status : undefined;
  return status === undefined || status >= LOWEST_SERVER_ERROR || status === TOO_MANY_REQUESTS;
}

export function toFailure(thrown: unknown): Failure {
  if (!isFetchError(thrown) || !thrown.response) {
    return {
      name: 'unreachable',
      message: 'Kibana did not answer.',
      remedy: 'Check your connection, and that Kibana is running.',
      forbidden: false,
    };
  }
  const { body, response } = thrown;
  const forbidden = response.status === FORBIDDEN;
  if (body?.code !== undefined) {
    const { code: name, details, message, remedy } = body;
    return {
      ...{ name, details, forbidden },
      message: failureMessage({ code: name, details }, message),
      remedy: pageRemedyOf(name, remedy),
    };
  }
  // Kibana's own refusal names routes and API privileges, which nobody who reads it can set.
  return forbidden
    ? {
        name: 'no_privilege',
        message: 'Your role does not allow this.',
        remedy: 'Ask an administrator for a role with the Kibana privilege “Auth0 Logs”.',
        forbidden,
      }
    : {
        name: `http_${response.status}`,
        message: body?.message ?? thrown.message,
        remedy: "Try again. If it lasts, check Kibana's log for the reason.",
        forbidden,
      };
}

/** The details of one code; undefined where the failure is another. */
export const detailsOf = <C extends DetailedCode>(
  { name, details }: Failure,
  code: C,
): FailureDetails[C] | undefined =>
  name === code ? (details as FailureDetails[C] | undefined) : undefined;
