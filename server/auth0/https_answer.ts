// An answer over HTTPS, whole and as it came.
import type { IncomingHttpHeaders } from 'node:http';

export interface HttpsAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** undefined where the body is not JSON: the status and what was asked for decide what that means. */
export const jsonOf = ({ body }: Pick<HttpsAnswer, 'body'>): unknown => {
  try {
    return JSON.parse(body.toString());
  } catch {
    return undefined;
  }
};
