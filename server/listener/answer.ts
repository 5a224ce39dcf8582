// Every answer of the listener: JSON in the plugin's one shape, headers that let a browser do
// nothing with it, and no word of the software behind.
import { STATUS_CODES, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { DeliveryAnswer } from '../webhook/handle_delivery';

const SECURITY_HEADERS = {
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'",
};
const HSTS = { 'strict-transport-security': 'max-age=31536000' };

export interface AnswerOptions {
  isTls: boolean;
  /** The connection is over after this answer. */
  last: boolean;
}

const render = ({ headers, body }: DeliveryAnswer, { isTls, last }: AnswerOptions) => {
  const text = JSON.stringify(body);
  return {
    text,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-length': String(Buffer.byteLength(text)),
      ...SECURITY_HEADERS,
      ...(isTls && HSTS),
      ...(last && { connection: 'close' }),
      ...headers,
    },
  };
};

export const sendAnswer = (
  response: ServerResponse,
  answer: DeliveryAnswer,
  options: AnswerOptions,
): void => {
  if (response.destroyed) return; // the sender has gone
  const { text, headers } = render(answer, options);
  response.writeHead(answer.statusCode, headers).end(text);
};

/** To a request so broken that there is no response object; the connection is over. */
export const sendRawAnswer = (
  socket: Duplex,
  answer: DeliveryAnswer,
  options: Omit<AnswerOptions, 'last'>,
): void => {
  const { text, headers } = render(answer, { ...options, last: true });
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  const status = `HTTP/1.1 ${answer.statusCode} ${STATUS_CODES[answer.statusCode] ?? ''}`;
  socket.end([status, ...lines, '', text].join('\r\n'), () => socket.destroy());
};
