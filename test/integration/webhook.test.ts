// The webhook's contract, against the development host or any Kibana that runs the plugin.
import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ErrorBody } from '../../common/api/errors';
import { webhookPath, type WebhookAnswer } from '../../common/api/webhook';
import { BodySender } from '../support/body_sender';
import { elasticsearchOfWorker } from '../support/elasticsearch_of_worker';
import { startTarget, type RunningTarget } from '../support/target';

let target: RunningTarget;

beforeAll(async () => {
  target = await startTarget();
});

afterAll(async () => {
  await target.stop();
});

interface Post {
  body: string | Buffer;
  token?: string | null;
  source?: string;
  headers?: Record<string, string>;
}

const post = ({ body, token = target.token, source = 'default', headers }: Post) =>
  fetch(target.baseUrl + webhookPath(source), {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token === null ? {} : { authorization: token }),
      ...headers,
    },
    body: typeof body === 'string' ? body : new Uint8Array(body),
  });

const answer = async (request: Post): Promise<WebhookAnswer> => {
  const response = await post(request);
  const text = await response.text();
  expect(response.status, text).toBe(200);
  return JSON.parse(text) as WebhookAnswer;
};

const refusal = async (request: Post): Promise<ErrorBody> => {
  const response = await post(request);
  const body = (await response.json()) as ErrorBody;
  expect(body.statusCode).toBe(response.status);
  expect(body.remedy).toMatch(/\.$/);
  return body;
};

const event = (type = 's') => {
  const log_id = randomUUID();
  return { log_id, data: { log_id, type, date: new Date().toISOString(), ip: '203.0.113.7' } };
};

/** How many documents of these ids the data stream holds. */
const stored = async (ids: string[]): Promise<number> => {
  const response = await fetch(
    `${elasticsearchOfWorker()}/logs-auth0.logs-default/_search?size=0&track_total_hits=true`,
    {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: { ids: { values: ids } } }),
    },
  );
  const found = (await response.json()) as { hits: { total: { value: number } } };
  return found.hits.total.value;
};

const refresh = () =>
  fetch(`${elasticsearchOfWorker()}/logs-auth0.logs-default/_refresh`, { method: 'POST' });

describe('shapes', () => {
  const events = [event(), event('fp'), event('f')];
  const bodies = {
    'JSON Lines': events.map((one) => JSON.stringify(one)).join('\n'),
    'JSON Lines with CRLF and a BOM': `\uFEFF${events.map((one) => JSON.stringify(one)).join('\r\n')}`,
    'a JSON array': JSON.stringify(events),
    'an array over several lines': JSON.stringify(events, null, 2),
    '{"logs": […]}': JSON.stringify({ logs: events }),
  };

  it('are recognised whatever the content type, and a repeated delivery stays one document', async () => {
    const counts = { accepted: 0, duplicate: 0 };
    for (const body of Object.values(bodies)) {
      for (const type of ['application/json', 'application/x-ndjson', 'text/plain']) {
        const one = await answer({ body, headers: { 'content-type': type } });
        counts.accepted += one.accepted;
        counts.duplicate += one.duplicate;
      }
    }
    expect(counts).toEqual({ accepted: 3, duplicate: 3 * 14 });
    await refresh();
    expect(await stored(events.map((one) => one.log_id))).toBe(3);
  });

  it('may be compressed', async () => {
    const one = event();
    const headers = { 'content-encoding': 'gzip' };
    const body = gzipSync(JSON.stringify(one));
    expect(await answer({ body, headers })).toMatchObject({ accepted: 1 });
  });
});

describe('bad input', () => {
  it('in one line never costs the lines around it', async () => {
    const good = [event(), event()];
    const body = [JSON.stringify(good[0]), '{"broken": ', '42', JSON.stringify(good[1])].join('\n');
    const result = await answer({ body });
    expect(result).toMatchObject({ accepted: 2, failed: 2 });
    expect(result.rejected.map(({ position }) => position)).toEqual([2, 3]);
    await refresh();
    expect(await stored(good.map((one) => one.log_id))).toBe(2);
  });

  it('in one element of an array never costs the elements around it', async () => {
    const good = [event(), event()];
    const body = `[${JSON.stringify(good[0])}, {"broken": }, ${JSON.stringify(good[1])}]`;
    expect(await answer({ body })).toMatchObject({ accepted: 2, failed: 1 });
  });

  it('counts an id that comes twice in one request once', async () => {
    const one = event();
    expect(await answer({ body: JSON.stringify([one, one]) })).toMatchObject({
      accepted: 1,
      duplicate: 1,
    });
  });

  it('indexes what is odd but valid', async () => {
    const id = randomUUID();
    const nested = '{"a":'.repeat(500) + '1' + '}'.repeat(500);
    const body = [
      `{"log_id":"${id}-deep","data":{"type":"s","details":${nested}}}`,
      `{"log_id":"${id}-long","data":{"type":"s","details":{"leaf":"${'x'.repeat(40_000)}"}}}`,
      `{"log_id":"${id}-proto","data":{"type":"s","__proto__":{"x":1},"ip":"not an ip"}}`,
      `{"log_id":"${id}-future","data":{"type":"s","date":"+275760-09-13T00:00:00.000Z"}}`,
      `{"data":{"description":"${id} without id, date or type"}}`,
    ].join('\n');
    expect(await answer({ body })).toMatchObject({ accepted: 5, failed: 0 });
  });
});

describe('refusals', () => {
  const body = JSON.stringify(event());

  it('give a wrong token and an unknown source the same shape', async () => {
    expect(await refusal({ body, token: 'wrong' })).toMatchObject({ statusCode: 401 });
    expect(await refusal({ body, token: null })).toMatchObject({ statusCode: 401 });
    expect(await refusal({ body, source: 'nobody' })).toMatchObject({ statusCode: 404 });
  });

  it('take the token as Bearer too', async () => {
    expect((await post({ body, token: `Bearer ${target.token}` })).status).toBe(200);
  });

  it('name the position of what is not JSON', async () => {
    const result = await refusal({ body: 'this is no JSON' });
    expect(result).toMatchObject({ statusCode: 400 });
    expect(result.message).toMatch(/\d/);
  });

  it('name what cannot be read', async () => {
    const headers = { 'content-type': 'image/png' };
    expect(await refusal({ body, headers })).toMatchObject({ statusCode: 415 });
    const packed = { 'content-encoding': 'compress' };
    expect(await refusal({ body, headers: packed })).toMatchObject({ statusCode: 415 });
  });

  it('stop a body above the limit', async () => {
    const sender = new BodySender({
      url: target.baseUrl + webhookPath('default'),
      headers: { authorization: target.token, 'content-type': 'application/json' },
      connections: 1,
    });
    const { status, text } = await sender.postBeginning(
      Buffer.alloc(64 * 1024, ' '),
      50 * 1024 * 1024,
    );
    sender.close();
    expect({ status, body: JSON.parse(text) as ErrorBody }).toMatchObject({
      status: 413,
      body: { statusCode: 413, code: 'too_large', remedy: expect.stringMatching(/\.$/) as string },
    });
  });
});
