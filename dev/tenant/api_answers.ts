// How Auth0's two APIs word what they refuse.
import { STATUS_CODES } from 'node:http';

export interface ApiAnswer {
  status: number;
  /** Sent as JSON. */
  body?: unknown;
  headers?: Record<string, string>;
}

/** Of the token endpoint. */
export const tokenError = (
  status: number,
  error: string,
  error_description: string,
): ApiAnswer => ({ status, body: { error, error_description } });

/** Of the Management API. */
export const apiError = (status: number, message: string, errorCode?: string): ApiAnswer => ({
  status,
  body: { statusCode: status, error: STATUS_CODES[status], message, errorCode },
});

/** Both know it; reset tells the second in which a request is granted again. */
export const rateLimited = (waitSeconds: number): ApiAnswer => ({
  ...apiError(429, 'Global limit has been reached', 'too_many_requests'),
  headers: {
    'x-ratelimit-limit': '10',
    'x-ratelimit-remaining': '0',
    'x-ratelimit-reset': String(Math.ceil(Date.now() / 1_000 + waitSeconds)),
  },
});
