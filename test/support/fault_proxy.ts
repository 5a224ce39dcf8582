// Stands between host and Elasticsearch, and lets a test decide what becomes of each request:
// passed on, held, refused, answered in part, or not at all.
import {
  createServer,
  request as send,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { LOOPBACK } from '../../dev/free_port';

export interface Reply {
  status: number;
  headers: OutgoingHttpHeaders;
  body: Buffer;
}

/** One request of the host's, its body read. */
export interface Exchange {
  /** Of events; the plugin's own bookkeeping does not count. */
  isBulk: boolean;
  body: Buffer;
  /** What Elasticsearch says to it, or to another body in its place. */
  forward(body?: Buffer): Promise<Reply>;
  answer(reply: Reply): void;
  /** Gives the host only the first half of the answer, then cuts the connection. */
  answerHalf(reply: Reply): void;
  /** Cuts the connection without an answer. */
  reset(): void;
}

export type Fault = (exchange: Exchange) => Promise<void> | void;

/** The client wants the product named. */
const JSON_HEADERS = { 'content-type': 'application/json', 'x-elastic-product': 'Elasticsearch' };

export const replyOf = (status: number, body: object): Reply => ({
  status,
  headers: JSON_HEADERS,
  body: Buffer.from(JSON.stringify(body)),
});

export const passOn: Fault = async (exchange) => exchange.answer(await exchange.forward());

/** Anything but the writing of events goes its way. */
export const toBulk =
  (fault: Fault): Fault =>
  (exchange) =>
    (exchange.isBulk ? fault : passOn)(exchange);

export const refuseWith =
  (status: number, type: string): Fault =>
  (exchange) =>
    exchange.answer(replyOf(status, { status, error: { type, reason: 'as the test wants it' } }));

/** Elasticsearch works on it in time, but the answer is late. */
export const answerAfter =
  (ms: number): Fault =>
  async (exchange) => {
    const reply = await exchange.forward();
    await delay(ms);
    exchange.answer(reply);
  };

export const cutAnswer: Fault = async (exchange) => exchange.answerHalf(await exchange.forward());

export const resetBefore: Fault = (exchange) => exchange.reset();

export const resetAfter: Fault = async (exchange) => {
  await exchange.forward();
  exchange.reset();
};

/** Elasticsearch gets only the items for which `statusOf` names no refusal. */
export const refuseItems =
  (statusOf: (id: string) => number | undefined): Fault =>
  async (exchange) => {
    const items = bulkItems(exchange.body).map((item) => ({ ...item, status: statusOf(item.id) }));
    const passed = items.filter(({ status }) => status === undefined);
    const text = passed.map(({ lines }) => lines).join('');
    const answers = passed.length > 0 ? answersIn(await exchange.forward(Buffer.from(text))) : [];
    const error = { type: 'refused_by_the_test', reason: 'as the test wants it' };
    exchange.answer(
      replyOf(200, {
        items: items.map(({ status }) =>
          status === undefined ? answers.shift() : { create: { status, error } },
        ),
      }),
    );
  };

const answersIn = ({ body }: Reply): unknown[] =>
  (JSON.parse(body.toString()) as { items: unknown[] }).items;

/** An action and its document, two lines. */
function bulkItems(body: Buffer): { id: string; lines: string }[] {
  return [...body.toString().matchAll(/(.+)\n.+\n/g)].map(([lines, action = '']) => {
    const { create } = JSON.parse(action) as { create: { _id: string } };
    return { id: create._id, lines };
  });
}

export interface FaultProxy {
  url: string;
  fault: Fault;
  stop(): Promise<void>;
}

export async function startFaultProxy(elasticsearchUrl: string): Promise<FaultProxy> {
  const proxy = { fault: passOn };
  const server = createServer((request, response) => {
    exchangeOf(elasticsearchUrl, request, response)
      .then((exchange) => proxy.fault(exchange))
      // Elasticsearch or the host is gone: then so is the other side's connection.
      .catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, LOOPBACK, resolve));
  const { port } = server.address() as AddressInfo;
  return Object.assign(proxy, {
    url: `http://${LOOPBACK}:${port}`,
    stop: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  });
}

async function exchangeOf(
  elasticsearchUrl: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<Exchange> {
  const body = await buffer(request);
  const { url = '/', method, headers } = request;
  const { pathname } = new URL(url, elasticsearchUrl);
  return {
    isBulk: pathname.endsWith('/_bulk') && !pathname.startsWith('/.kibana'),
    body,
    forward: (other = body) =>
      forward(new URL(url, elasticsearchUrl), {
        body: other,
        method,
        headers: { ...headers, 'content-length': String(other.length) },
      }),
    answer: ({ status, headers: own, body: text }) =>
      void response.writeHead(status, { ...own, 'content-length': text.length }).end(text),
    answerHalf: ({ status, headers: own, body: text }) => {
      response.writeHead(status, { ...own, 'content-length': text.length });
      response.write(text.subarray(0, text.length / 2), () => response.destroy());
    },
    reset: () => request.socket.resetAndDestroy(),
  };
}

interface Outgoing {
  method?: string;
  headers: OutgoingHttpHeaders;
  body: Buffer;
}

function forward(url: URL, { body, ...options }: Outgoing): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const sent = send(url, options, (response) => {
      buffer(response).then(
        (text) =>
          resolve({ status: response.statusCode ?? 0, headers: headersOf(response), body: text }),
        reject,
      );
    });
    sent.on('error', reject).end(body);
  });
}

function headersOf({ headers }: IncomingMessage): Reply['headers'] {
  return { ...JSON_HEADERS, 'content-type': headers['content-type'] ?? 'application/json' };
}
