import { createServer, request as send } from 'node:http';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { expect, it, vi } from 'vitest';
import { BodyBudget } from './body_budget';
import { checkHeaders, readBody } from './read_body';

const limits = { maxBytes: 1_000, charge: () => undefined };
const read = (chunks: Buffer[], encoding?: string): Promise<Buffer> =>
  readBody(
    { body: Readable.from(chunks), headers: encoding ? { 'content-encoding': encoding } : {} },
    limits,
  );

it('reads plain and packed bodies', async () => {
  expect((await read([Buffer.from('ab'), Buffer.from('c')])).toString()).toBe('abc');
  expect((await read([gzipSync('abc')], 'gzip')).toString()).toBe('abc');
});

it('stops a gzip bomb at the limit of what comes out of it', async () => {
  const charge = vi.fn();
  const bomb = gzipSync(Buffer.alloc(50_000_000));
  const headers = { 'content-encoding': 'gzip' };
  await expect(
    readBody({ body: Readable.from([bomb]), headers }, { maxBytes: 100_000, charge }),
  ).rejects.toMatchObject({ code: 'too_large' });
  expect(charge.mock.calls.length).toBeLessThan(10);
});

it.each([
  ['broken_compression', 'gzip', 'not gzip'],
  ['unsupported_encoding', 'br', 'x'],
])('names %s', async (code, encoding, body) => {
  await expect(read([Buffer.from(body)], encoding)).rejects.toMatchObject({ code });
});

it.each([undefined, 'gzip'])('names an aborted body (%s)', async (encoding) => {
  const body = new Readable({ read: () => undefined });
  const reading = readBody({ body, headers: { 'content-encoding': encoding } }, limits);
  setTimeout(() => body.destroy(), 10);
  await expect(reading).rejects.toMatchObject({ code: 'aborted' });
});

it('gives up on a body that never ends', async () => {
  vi.useFakeTimers();
  const body = new Readable({ read: () => undefined });
  const reading = expect(readBody({ body, headers: {} }, limits)).rejects.toMatchObject({
    code: 'aborted',
  });
  await vi.advanceTimersByTimeAsync(31_000);
  await reading;
  vi.useRealTimers();
});

it('leaves the connection open, so that the sender sees why its body was refused', async () => {
  const server = createServer((request, response) => {
    readBody({ body: request, headers: {} }, limits).catch((error: unknown) => {
      response.writeHead(413).end((error as { code: string }).code);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  const status = await new Promise((resolve, reject) => {
    const outgoing = send({ port, host: '127.0.0.1', method: 'POST' }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    }).on('error', reject);
    outgoing.end(Buffer.alloc(5_000_000));
  });
  expect(status).toBe(413);
  server.close();
});

it('refuses by the headers alone', () => {
  const code = (value: string) => expect.objectContaining({ code: value }) as Error;
  expect(() => checkHeaders({ 'content-type': 'image/png' }, 10)).toThrow(code('unsupported_type'));
  expect(() => checkHeaders({ 'content-length': '11' }, 10)).toThrow(code('too_large'));
  checkHeaders({ 'content-type': 'application/json; charset=utf-8' }, 10);
});

it('bounds what all bodies hold, but lets a single one pass', () => {
  const budget = new BodyBudget(100);
  const first = budget.lease();
  first.charge(1_000);
  expect(() => budget.lease()).toThrow('waiting to be written');
  first.release();
  const second = budget.lease();
  const third = budget.lease();
  second.charge(20);
  expect(() => third.charge(20)).toThrow('waiting to be written');
});
