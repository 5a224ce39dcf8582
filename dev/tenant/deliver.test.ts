import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { deliver } from './deliver';
import { generate } from './generate';

type Reply = { status: number; headers?: Record<string, string> };

const closing: (() => void)[] = [];
afterEach(() => closing.splice(0).forEach((close) => close()));

/** Answers with each reply in turn, then 200; remembers what came. */
async function receiver(...replies: Reply[]) {
  const requests: { authorization: string | undefined; body: string; at: number }[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      requests.push({ authorization: request.headers.authorization, body, at: Date.now() });
      const { status, headers } = replies.shift() ?? { status: 200 };
      response.writeHead(status, headers).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => server.close());
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, requests };
}

const { signal } = new AbortController();
const batch = generate(1, 3);

it('sends JSON Lines with the token verbatim', async () => {
  const { url, requests } = await receiver();
  await deliver(batch, { url, token: 'secret', signal });
  expect(requests[0]?.authorization).toBe('secret');
  expect(requests[0]?.body.split('\n').map((line) => JSON.parse(line) as unknown)).toEqual(batch);
});

it.each([
  ['JSONARRAY' as const, batch],
  ['JSONOBJECT' as const, { logs: batch }],
])('sends %s where a stream is set to it', async (format, body) => {
  const { url, requests } = await receiver();
  await deliver(batch, { url, token: 't', format, signal });
  expect(JSON.parse(requests[0]?.body ?? '')).toEqual(body);
});

it('sends the same batch until it is taken, with a pause after three tries', async () => {
  const { url, requests } = await receiver(...Array.from({ length: 4 }, () => ({ status: 503 })));
  const failures: string[] = [];
  await deliver(batch, {
    url,
    token: 't',
    signal,
    retryMs: 1,
    pauseMs: 80,
    onFailure: (reason) => failures.push(reason),
  });
  expect(new Set(requests.map(({ body }) => body)).size).toBe(1);
  expect(requests).toHaveLength(5);
  expect(failures).toHaveLength(4);
  expect((requests[3]?.at ?? 0) - (requests[2]?.at ?? 0)).toBeGreaterThanOrEqual(75);
});

it('waits as long as Retry-After says', async () => {
  const { url, requests } = await receiver({ status: 429, headers: { 'retry-after': '1' } });
  await deliver(batch, { url, token: 't', signal, retryMs: 1 });
  expect((requests[1]?.at ?? 0) - (requests[0]?.at ?? 0)).toBeGreaterThanOrEqual(950);
});

it('ends when it is told to', async () => {
  const { url } = await receiver(...Array.from({ length: 9 }, () => ({ status: 500 })));
  const stopping = new AbortController();
  const delivery = deliver(batch, { url, token: 't', signal: stopping.signal, retryMs: 60_000 });
  setTimeout(() => stopping.abort(), 50);
  await expect(delivery).resolves.toBeUndefined();
});
