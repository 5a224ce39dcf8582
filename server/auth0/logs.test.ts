// Reading a tenant's log, against the simulated tenant over real TLS on loopback.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { makeCertificate } from '../../dev/certificate';
import type { LogRecord } from '../../dev/tenant/event';
import { type FaultName, text } from '../../dev/tenant/faults';
import { History } from '../../dev/tenant/history';
import {
  startTenantApi,
  type TenantApi,
  type TenantApiOptions,
} from '../../dev/tenant/management_api';
import { RateBucket } from '../../dev/tenant/rate_bucket';
import { Auth0LogsError } from '../errors';
import { parseJson } from '../json';
import { type Auth0ClientOptions, createAuth0Client } from './auth0_client';
import { MAX_ANSWER_BYTES } from './dispatcher';
import type { Logs, LogsPage } from './logs';
import { retryAfterMs } from './rate_limit';

const LOGS = 'GET /api/v2/logs';
const TOKEN_CALL = 'POST /oauth/token';
const HOUR_MS = 3_600_000;

const certificate = makeCertificate('localhost');
let tenant: TenantApi;

const start = async (options: Partial<TenantApiOptions> = {}) => {
  tenant = await startTenantApi({ certificate, ...options });
};
beforeEach(() => start());
afterEach(() => tenant.stop());

const client = (options: Partial<Auth0ClientOptions> = {}) =>
  createAuth0Client({
    domain: tenant.domain,
    clientId: tenant.tokens.clientId,
    clientSecret: tenant.tokens.clientSecret,
    allowPrivate: true,
    tls: { ca: certificate.cert },
    ...options,
  });

const failure = async (call: Promise<unknown>): Promise<Auth0LogsError> => {
  const error = await call.then(
    () => new Error('It did not fail.'),
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof Auth0LogsError)) throw error;
  return error;
};

type Row = { log_id: string; date: string; type: string; client_id?: string };
const rowsOf = ({ body }: LogsPage) => parseJson(body.toString()) as Row[];
const idsOf = (page: LogsPage) => rowsOf(page).map(({ log_id }) => log_id);

/** Until a page is empty. */
const readAll = async (logs: Logs, checkpoint: string): Promise<Row[]> => {
  const rows: Row[] = [];
  for (;;) {
    const page = await logs.page(checkpoint);
    if (rowsOf(page).length === 0) return rows;
    rows.push(...rowsOf(page));
    if (page.next === undefined) throw new Error('The log goes on nowhere.');
    checkpoint = page.next;
  }
};

const TYPES = ['s', 'f', 'ss'] as const;
/** One a second, ending now. */
const happened = (count: number): void => {
  const begin = Date.now() - 1_000 * count;
  const records = Array.from({ length: count }, (_, index): LogRecord => {
    const date = new Date(begin + 1_000 * index).toISOString();
    return { log_id: '', data: { log_id: '', date, type: TYPES[index % 3] ?? 's' } };
  });
  tenant.happen(records);
};

const anHourAgo = () => new Date(Date.now() - HOUR_MS);
const countOf = (call: string) => tenant.requests.filter((made) => made.startsWith(call)).length;

describe('by checkpoint', () => {
  it('lists each event once, page after page, and then waits at the same place', async () => {
    happened(250);
    const { logs } = client();
    const pages = [];
    let checkpoint = logs.checkpointAt(anHourAgo());
    for (let count = 0; count < 5; count++) {
      const page = await logs.page(checkpoint);
      pages.push(page);
      checkpoint = page.next ?? '';
    }
    expect(pages.map((page) => rowsOf(page).length)).toEqual([100, 100, 51, 0, 0]);
    const ids = pages.flatMap(idsOf);
    expect(new Set(ids).size).toBe(251);
    expect(ids).toEqual([...ids].sort());
    expect(pages[4]?.next).toBe(pages[3]?.next);
    expect(pages[3]?.next).toBe(pages[2]?.next);
  });

  it('begins with a fabricated id, before all events of its second', () => {
    const { logs } = client();
    const time = new Date('2026-11-03T03:06:05.696Z');
    expect(logs.checkpointAt(time)).toBe(
      `https://${tenant.domain}/api/v2/logs?from=90020261103030605${'0'.repeat(39)}&take=100`,
    );
    expect(new URL(logs.checkpointAt(time)).searchParams.get('from')).toHaveLength(56);
  });

  it('sends the URL of the next page exactly as it came', async () => {
    const odd = `/api/v2/logs?from=a%2fb%2Fc+d&take=7&x=%C3%A4!~*'()[]`;
    const link = `<https://${tenant.domain}/other>; rel="prev", <https://${tenant.domain}${odd}>; title="x"; rel="next"`;
    tenant.fail(LOGS, () => ({ status: 200, body: [], headers: { link } }));
    const { logs } = client();
    const { next } = await logs.page(logs.checkpointAt(anHourAgo()));
    expect(next).toBe(`https://${tenant.domain}${odd}`);
    await logs.page(next ?? '');
    expect(tenant.requests.at(-1)).toBe(`GET ${odd}`);
  });

  it('shows late arrivals, ids that come twice, and its own access token', async () => {
    happened(20);
    tenant.oddities.repeatedRows = 2;
    const { logs } = client();
    const before = await logs.page(logs.checkpointAt(anHourAgo(), 15));
    const date = new Date(Date.now() - HOUR_MS / 2).toISOString();
    tenant.happen([{ log_id: '', data: { log_id: '', type: 'fp', date } }]);
    const after = await logs.page(before.next ?? '');
    expect(idsOf(after).slice(0, 2)).toEqual(idsOf(before).slice(-2));
    expect(rowsOf(after).at(-1)).toMatchObject({ type: 'fp', date });
    const [token] = rowsOf(after).filter(({ type }) => type === 'seccft');
    expect(token?.client_id).toBe(tenant.tokens.clientId);
  });

  it('is empty where the tenant is', async () => {
    const { logs } = client();
    await logs.first();
    tenant.log.forgetBefore(Infinity);
    const page = await logs.page(logs.checkpointAt(anHourAgo()));
    expect(page.body.toString()).toBe('[]');
    expect(page.next).toBe(
      logs.checkpointAt(anHourAgo()).replace(/\?.*/, '') + new URL(page.next ?? '').search,
    );
    expect((await logs.first()).logId).toBeUndefined();
  });

  it('takes fewer rows where it is told to', async () => {
    happened(20);
    const { logs } = client();
    const page = await logs.page(logs.checkpointAt(anHourAgo(), 50), { take: 3 });
    expect(rowsOf(page)).toHaveLength(3);
    expect(page.next).toContain('take=3');
  });

  it.each([400, 404] as const)('is told that a checkpoint has expired: %i', async (status) => {
    happened(5);
    tenant.oddities.expiredStatus = status;
    const { logs } = client();
    const error = await failure(logs.page(logs.checkpointAt(anHourAgo())));
    expect(error).toMatchObject({ code: 'auth0_checkpoint_expired' });
    const { logId = '', ...oldest } = await logs.first();
    const rest = await readAll(logs, logs.checkpointAfter(logId));
    expect([...rowsOf(oldest), ...rest]).toHaveLength(6);
  });

  it('starts at the first event of a search where fabricated ids are refused', async () => {
    happened(90);
    tenant.oddities.refusesFabricatedIds = true;
    const { logs } = client();
    const since = new Date(Date.now() - 30_000);
    expect(await failure(logs.page(logs.checkpointAt(since)))).toMatchObject({
      code: 'auth0_checkpoint_expired',
    });
    const { logId = '', ...first } = await logs.first(since);
    const dates = [...rowsOf(first), ...(await readAll(logs, logs.checkpointAfter(logId)))].map(
      ({ date }) => Date.parse(date),
    );
    expect(Math.min(...dates)).toBeGreaterThanOrEqual(since.getTime());
    expect(dates.length).toBeGreaterThanOrEqual(29);
    expect(dates.length).toBeLessThanOrEqual(31);
  });

  it('hands over rows as they came: numbers beyond 2^53, odd Unicode, broken rows', async () => {
    const rows =
      String.raw`[{"log_id":"900","n":12345678901234567890,"t":"\ud83d \u0000 é"},` +
      '{"log_id":,]\n';
    tenant.fail(LOGS, text(rows));
    const { logs } = client();
    expect((await logs.page(logs.checkpointAt(anHourAgo()))).body.toString()).toBe(rows);
  });

  it('reads a million events, none of which anybody holds', async () => {
    await tenant.stop();
    const count = 1_000_000;
    const begin = Date.now() - 20 * HOUR_MS;
    const history = new History({ seed: 5, count, start: begin, spacingMs: 70 });
    await start({ history });
    const { logs } = client();
    const first = await logs.page(logs.checkpointAt(new Date(begin)));
    const again = await logs.page(logs.checkpointAt(new Date(begin)));
    expect(again.body).toEqual(first.body);
    expect(idsOf(first)).toEqual(history.slice(0, 100).map(({ log_id }) => log_id));
    const middle = await logs.page(logs.checkpointAfter(history.idAt(499_999)));
    expect(idsOf(middle)[0]).toBe(history.idAt(500_000));
    const last = await logs.page(logs.checkpointAfter(history.idAt(count - 3)));
    expect(idsOf(last).slice(0, 2)).toEqual([history.idAt(count - 2), history.idAt(count - 1)]);
    expect(rowsOf(last).map(({ type }) => type)).toContain('seccft');
  });
});

describe('an answer that is not a page', () => {
  it.each<[FaultName, string]>([
    ['page', 'not_json'],
    ['wrong_type', 'not_json'],
    ['page_as_json', 'not_a_list'],
    ['empty_body', 'not_a_list'],
    ['other_json', 'not_a_list'],
    ['no_content', 'undocumented'],
    ['cut_with_length', 'cut_off'],
    ['cut_in_chunks', 'cut_off'],
    ['cut_without_trace', 'not_a_list'],
  ])('%s', async (fault, answer) => {
    happened(30);
    tenant.fail(LOGS, fault);
    const { logs } = client();
    expect(await failure(logs.page(logs.checkpointAt(anHourAgo())))).toMatchObject({
      code: 'auth0_unexpected_answer',
      details: { answer },
    });
    expect(countOf(LOGS)).toBe(1);
  });

  it('is not read without end', async () => {
    tenant.fail(LOGS, text(`["${'x'.repeat(MAX_ANSWER_BYTES)}"]`));
    const { logs } = client();
    expect(await failure(logs.page(logs.checkpointAt(anHourAgo())))).toMatchObject({
      code: 'auth0_answer_too_large',
      details: { limit_bytes: MAX_ANSWER_BYTES },
    });
  });

  it.each([
    'https://evil.example/api/v2/logs?from=1',
    'https://DOMAIN.evil.example/api/v2/logs?from=1',
    'https://DOMAIN@evil.example/api/v2/logs?from=1',
    'http://DOMAIN/api/v2/logs?from=1',
    'https://DOMAIN/api/v2/clients?from=1',
    'https://DOMAIN/api/v2/logs/../clients?from=1',
    'https://DOMAIN/api/v2/logs',
    'https://DOMAIN/api/v2/logs?from=1#x',
    '/api/v2/logs?from=1',
    '',
  ])('leads the token nowhere else: %s', async (url) => {
    const next = url.replace('DOMAIN', tenant.domain);
    const { logs } = client();
    tenant.fail(LOGS, () => ({
      status: 200,
      body: [],
      headers: { link: `<${next}>; rel="next"` },
    }));
    const refused = { code: 'auth0_unexpected_answer', details: { answer: 'other_address' } };
    expect(await failure(logs.page(logs.checkpointAt(anHourAgo())))).toMatchObject(refused);
    const requests = tenant.requests.length;
    expect(await failure(logs.page(next))).toMatchObject(refused);
    expect(tenant.requests).toHaveLength(requests);
  });

  it('follows the tenant’s own domain where it is reached by another', async () => {
    const domain = tenant.domain.replace('localhost', '127.0.0.1');
    const { logs } = client({ domain, tenantDomain: tenant.domain });
    const page = await logs.page(logs.checkpointAt(anHourAgo()));
    expect(page.next).toContain(`https://${tenant.domain}/`);
    await logs.page(page.next ?? '');
  });
});

describe('what the poller decides', () => {
  it.each<[FaultName, number | undefined]>([
    ['rate_limited', 2_000],
    ['rate_limited_with_retry_after', 2_000],
    ['rate_limited_without_headers', undefined],
  ])('when it asks again: %s', async (fault, wait) => {
    tenant.fail(LOGS, fault);
    const { logs } = client();
    const error = await failure(logs.page(logs.checkpointAt(anHourAgo())));
    expect(error).toMatchObject({ code: 'auth0_rate_limited' });
    const told = retryAfterMs(error);
    if (wait === undefined) expect(told).toBeUndefined();
    else expect([wait, wait + 1_000]).toContain(told);
    expect(countOf(LOGS)).toBe(1);
  });

  it.each<[FaultName, string]>([
    ['failing', 'auth0_failing'],
    ['unavailable', 'auth0_failing'],
    ['refused_connection', 'auth0_unreachable'],
  ])('whether it asks again: %s', async (fault, code) => {
    tenant.fail(LOGS, fault);
    const { logs } = client();
    expect(await failure(logs.page(logs.checkpointAt(anHourAgo())))).toMatchObject({ code });
    expect(countOf(LOGS)).toBe(1);
  });

  it('how much of the budget it takes: each answer brings it', async () => {
    tenant.rateBucket = new RateBucket(3, 0.5);
    const { logs } = client();
    const ask = () => logs.page(logs.checkpointAt(anHourAgo()));
    const limits = [await ask(), await ask(), await ask()].map(({ rateLimit }) => rateLimit);
    expect(limits.map(({ limit, remaining }) => [limit, remaining])).toEqual([
      [3, 2],
      [3, 1],
      [3, 0],
    ]);
    const inMs = (limits[2]?.resetAt ?? 0) - Date.now();
    expect(inMs).toBeGreaterThan(0);
    expect(inMs).toBeLessThanOrEqual(3_000);
    expect(retryAfterMs(await failure(ask()))).toBeLessThanOrEqual(3_000);
  });

  it('when it gives up: at once', async () => {
    tenant.fail(LOGS, 'silent');
    const going = new AbortController();
    const { logs } = client();
    const call = failure(logs.page(logs.checkpointAt(anHourAgo()), { signal: going.signal }));
    await vi.waitFor(() => expect(countOf(LOGS)).toBe(1), { timeout: 5_000, interval: 10 });
    going.abort();
    expect(await call).toMatchObject({ code: 'auth0_aborted' });
  });

  it('when it gives up: also while the access token is awaited', async () => {
    tenant.fail(TOKEN_CALL, 'silent');
    const going = new AbortController();
    const { logs } = client();
    const call = failure(logs.page(logs.checkpointAt(anHourAgo()), { signal: going.signal }));
    await vi.waitFor(() => expect(countOf(TOKEN_CALL)).toBe(1), { timeout: 5_000, interval: 10 });
    going.abort();
    expect(await call).toMatchObject({ code: 'auth0_aborted' });
  });

  it('what to do without the scope, which is named', async () => {
    tenant.tokens.scopes = ['read:stats'];
    const { logs } = client();
    expect(await failure(logs.page(logs.checkpointAt(anHourAgo())))).toMatchObject({
      code: 'auth0_scope_missing',
      details: { scopes: ['read:logs'] },
    });
    expect(countOf(TOKEN_CALL)).toBe(1);
  });
});

it('uses a scope that is granted later, once the access token may be outdated', async () => {
  tenant.tokens.scopes = ['read:stats'];
  const { logs } = client();
  const ask = () => logs.page(logs.checkpointAt(anHourAgo()));
  expect(await failure(ask())).toMatchObject({ code: 'auth0_scope_missing' });
  tenant.tokens.scopes = ['read:logs'];
  expect(await failure(ask())).toMatchObject({ code: 'auth0_scope_missing' });
  expect(countOf(TOKEN_CALL)).toBe(1);
  vi.useFakeTimers({ now: Date.now() + 61_000, toFake: ['Date'] });
  try {
    expect(await ask()).toBeDefined();
  } finally {
    vi.useRealTimers();
  }
  expect(countOf(TOKEN_CALL)).toBe(2);
});

describe('what the tenant counts', () => {
  it('by day', async () => {
    happened(30);
    const { logs } = client();
    const today = new Date();
    const yesterday = new Date(today.getTime() - 24 * HOUR_MS);
    const stats = await logs.dailyStats(yesterday, today);
    expect(stats.map(({ date }) => date.slice(0, 10))).toEqual(
      [yesterday, today].map((day) => day.toISOString().slice(0, 10)),
    );
    const sum = (what: 'logins' | 'signups') => stats.reduce((total, day) => total + day[what], 0);
    expect([sum('logins'), sum('signups')]).toEqual([10, 10]);
  });

  it('only with its scope', async () => {
    tenant.tokens.scopes = ['read:logs'];
    expect(await failure(client().logs.dailyStats(new Date(), new Date()))).toMatchObject({
      details: { scopes: ['read:stats'] },
    });
  });
});

describe('the check of credentials', () => {
  const WANTED = ['read:logs', 'create:log_streams'];

  it('tells what the application may do', async () => {
    expect(await client().checkCredentials(WANTED)).toEqual({
      scopes: tenant.tokens.scopes,
      missing: [],
      readsLogs: true,
    });
    tenant.tokens.scopes = ['create:log_streams'];
    expect(await client().checkCredentials(WANTED)).toEqual({
      scopes: ['create:log_streams'],
      missing: ['read:logs'],
      readsLogs: false,
    });
  });

  it('fails where nothing can be told', async () => {
    expect(await failure(client({ clientSecret: 'wrong' }).checkCredentials(WANTED))).toMatchObject(
      {
        code: 'auth0_wrong_credentials',
      },
    );
    tenant.fail(LOGS, 'unavailable');
    expect(await failure(client().checkCredentials(WANTED))).toMatchObject({
      code: 'auth0_failing',
    });
  });
});
