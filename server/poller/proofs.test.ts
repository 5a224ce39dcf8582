// The fourteen proofs that a collector has to give, against the simulated tenant over real TLS.
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { makeCertificate } from '../../dev/certificate';
import { rateLimited } from '../../dev/tenant/api_answers';
import { startTenantApi, type TenantApi } from '../../dev/tenant/management_api';
import { RateBucket } from '../../dev/tenant/rate_bucket';
import { EventSink } from '../../test/support/event_sink';
import { SavedObjectsFault, VersionedObjects } from '../../test/support/versioned_objects';
import { sourceWith } from '../../test/support/source';
import type { EventLogEntry } from '../../common/api/event_log';
import { type ApiInputSettings, DEFAULT_API_INPUT } from '../../common/api/sources';
import type { AccessToken, TokenStore } from '../auth0/access_token';
import { createAuth0Client } from '../auth0/auth0_client';
import type { Source } from '../sources/source';
import type { Cursor } from './cursor';
import { CursorStore } from './cursor_store';
import { RECONCILE_AFTER_MS } from './fetch_page';
import { LEASE_MS } from './held_cursor';
import { changeLets, CREDENTIAL_TRIES } from './poll_failure';
import { pollHealth } from './poll_health';
import type { PollDeps } from './poll_run';
import { OTHER_NODE_MS, pollSource } from './poll_source';

const LOGS = 'GET /api/v2/logs';
const TOKEN = 'POST /oauth/token';
const ID = 'default';
const DAY_MS = 86_400_000;

const certificate = makeCertificate('localhost');
let tenant: TenantApi;
let objects: VersionedObjects;
let sink: EventSink;
let recorded: EventLogEntry[];
let healed: number;

beforeEach(async () => {
  tenant = await startTenantApi({ certificate, reach: () => '' });
  objects = new VersionedObjects();
  sink = new EventSink();
  recorded = [];
  healed = 0;
});
afterEach(async () => {
  vi.useRealTimers();
  await tenant.stop();
});

/** Of that many events, each a second younger, the last `ageMs` old. Their ids are the tenant's. */
const happen = (count: number, { ageMs = 3_600_000, fields = {} } = {}): void => {
  const start = Date.now() - ageMs - 1_000 * count;
  const records = Array.from({ length: count }, (_, at) => ({
    log_id: '',
    data: {
      ...{ type: 's', log_id: '', user_name: `user-${at}` },
      ...{ date: new Date(start + 1_000 * at).toISOString(), ...fields },
    },
  }));
  tenant.happen(records);
};

const listed = (): string[] => tenant.log.after('', 100_000).map(({ log_id }) => log_id);
/** Those of token requests come and go with the tests. */
const stored = (): string[] => [...sink.documents.keys()];
const requests = (of: string) => tenant.requests.filter((request) => request.startsWith(of));

interface Node {
  deps: PollDeps;
  run(settings?: Partial<ApiInputSettings>, source?: Partial<Source>): Promise<Date | undefined>;
  controller: AbortController;
}

const newNode = (owner = 'node-1', options: { secret?: string; store?: TokenStore } = {}): Node => {
  const { clientId, clientSecret } = tenant.tokens;
  const client = createAuth0Client({
    ...{ domain: tenant.domain, clientId, clientSecret: options.secret ?? clientSecret },
    ...{ allowPrivate: true, tls: { ca: certificate.cert }, timeoutMs: 5_000 },
    ...options,
  });
  const deps: PollDeps = {
    cursors: new CursorStore(() => Promise.resolve(objects.client)),
    ingest: sink.deps,
    tenantOf: () => Promise.resolve({ domain: tenant.domain, clientId, logs: client.logs }),
    onPage: () => undefined,
    onHealed: (_source, count) => (healed += count),
    record: (entry) => recorded.push(entry),
  };
  const controller = new AbortController();
  return {
    ...{ deps, controller },
    run: (settings = {}, source = {}) =>
      pollSource(deps, {
        ...{ owner, signal: controller.signal },
        source: sourceWith({
          ...{ id: ID, hasWebhook: false, api: { ...DEFAULT_API_INPUT, ...settings } },
          ...source,
        }),
      }),
  };
};

const cursor = async (): Promise<Cursor> => {
  const found = await new CursorStore(() => Promise.resolve(objects.client)).read(ID);
  if (!found) throw new Error('There is no cursor.');
  return found.cursor;
};

const change = async (changes: Partial<Cursor>): Promise<void> => {
  const cursors = new CursorStore(() => Promise.resolve(objects.client));
  const saved = await cursors.open(ID, ID);
  await cursors.replace(saved, { ...saved.cursor, ...changes });
};

/** As if the wait were over. */
const noWait = () => change({ wait: undefined });

const health = async () => pollHealth(await cursor(), Date.now());

it('proof 1: keeps the checkpoint as it came, and asks for it again', async () => {
  happen(3);
  const node = newNode();
  await node.run({ batch_size: 2 });
  const { checkpoint = '' } = await cursor();
  const last = listed().at(-1) ?? '';
  expect(checkpoint).toBe(`https://${tenant.domain}/api/v2/logs?from=${last}&take=2`);
  expect(last).toMatch(/^\d{56}$/);
  await node.run({ batch_size: 2 });
  expect(requests(LOGS).at(-1)).toBe(`GET /api/v2/logs?from=${last}&take=2`);
});

it('proof 2: moves only after every event of the page is stored, and fenced by version', async () => {
  happen(4);
  sink.isDown = true;
  await newNode().run();
  expect((await cursor()).checkpoint).toBeUndefined();
  expect((await health()).wait).toMatchObject({ code: 'unavailable' });
  sink.isDown = false;
  await noWait();
  sink.before = () => {
    expect((objects.writes.at(-1) as Cursor).checkpoint).toBeUndefined();
    return Promise.resolve();
  };
  await newNode().run();
  expect(stored()).toEqual(listed());
});

it('proof 2: brings rows again where the cursor could not be written', async () => {
  happen(4);
  sink.before = () => {
    objects.fault = new SavedObjectsFault(503);
    return Promise.resolve();
  };
  await newNode().run();
  expect((await cursor()).checkpoint).toBeUndefined();
  sink.before = () => Promise.resolve();
  await noWait();
  await newNode().run();
  expect(sink.counters.duplicate).toBeGreaterThanOrEqual(4);
  expect(stored()).toEqual(listed());
});

it('proof 3: starts at a fabricated id', async () => {
  happen(2, { ageMs: 2 * 3_600_000 });
  await newNode().run({ initial_interval: '24h' });
  const { started_at } = await cursor();
  const start = new Date(Date.parse(started_at) - DAY_MS).toISOString();
  const digits = start.replace(/\D/g, '').slice(0, 14);
  expect(requests(LOGS)[0]).toBe(`GET /api/v2/logs?from=900${digits}${'0'.repeat(39)}&take=100`);
  expect(stored()).toEqual(listed());
});

it('proof 3: starts at the first row of a search by date where that is refused', async () => {
  tenant.oddities.refusesFabricatedIds = true;
  happen(5);
  await newNode().run({ initial_interval: '24h' });
  const search = new URL(`https://x${requests(LOGS)[1]?.slice(4) ?? ''}`).searchParams;
  const start = Date.parse((await cursor()).started_at) - DAY_MS - 60_000;
  expect(search.get('q')).toBe(`date:[${new Date(start).toISOString()} TO *]`);
  expect(stored().sort()).toEqual(listed());
  expect((await cursor()).gaps).toEqual([]);
});

it('proof 4: keeps the URL of an empty page, and waits for the interval', async () => {
  const before = Date.now();
  const node = newNode();
  await node.run({ drop_own_token_events: true });
  const first = (await cursor()).checkpoint;
  const next = await node.run({ interval: '5m' });
  expect((await cursor()).checkpoint).toBe(first);
  expect((next?.getTime() ?? 0) - before).toBeGreaterThanOrEqual(300_000);
  expect(await health()).toMatchObject({ state: 'up_to_date', wait: undefined });
  happen(1);
  await node.run();
  expect(stored()).toContain(listed().at(-1));
});

it.each([400, 404] as const)(
  'proof 5: goes on at the oldest event after a %i, and records the gap',
  async (status) => {
    happen(3, { ageMs: 10 * 3_600_000 });
    await newNode().run();
    const { reached } = await cursor();
    tenant.log.forgetBefore(Date.now() + 1);
    happen(3, { ageMs: 3_600_000 });
    tenant.oddities.expiredStatus = status;
    await newNode().run();
    const kept = listed();
    expect(stored()).toEqual(expect.arrayContaining(kept));
    const to = tenant.log.after('', 1)[0]?.data.date;
    expect(await health()).toMatchObject({ gaps: [{ from: reached, to }], gaps_found: 1 });
    expect(recorded).toMatchObject([{ action: 'log-gap-found', source: ID }]);
  },
);

it('proof 6: waits as long as a 429 says and a little longer, and shows no failure', async () => {
  happen(3);
  tenant.fail(LOGS, 'rate_limited_with_retry_after');
  const before = Date.now();
  const next = await newNode().run();
  const wait = (next?.getTime() ?? 0) - before;
  expect(wait).toBeGreaterThanOrEqual(2_000);
  expect(wait).toBeLessThan(4_000);
  expect(await health()).toMatchObject({
    ...{ state: 'waiting', failure: undefined },
    wait: { code: 'auth0_rate_limited', details: { retry_after_seconds: 2 } },
  });
  const asked = requests(LOGS).length;
  expect(await newNode('node-2').run()).toEqual(next);
  expect(requests(LOGS)).toHaveLength(asked);
});

it('proof 6: waits for x-ratelimit-reset, and longer each time where a 429 says nothing', async () => {
  happen(3);
  tenant.fail(LOGS, 'rate_limited');
  const reset = await newNode().run();
  expect((reset?.getTime() ?? 0) - Date.now()).toBeGreaterThan(900);
  const waits: number[] = [];
  for (let time = 0; time < 3; time += 1) {
    const { wait } = await cursor();
    await change({ wait: wait && { ...wait, until: new Date(0).toISOString() } });
    tenant.fail(LOGS, 'rate_limited_without_headers');
    waits.push(((await newNode().run())?.getTime() ?? 0) - Date.now());
  }
  expect(waits).toEqual([...waits].sort((one, other) => one - other));
  expect((await cursor()).checkpoint).toBeUndefined();
});

it('proof 6: leaves a share of the budget to others', async () => {
  happen(40);
  tenant.rateBucket = new RateBucket(10, 0.01);
  await newNode().run({ batch_size: 1, rate_limit_share: 50 });
  // The sixth request would take of what is left to others.
  expect(requests(LOGS)).toHaveLength(6);
  expect((await health()).wait).toMatchObject({ code: 'auth0_rate_limited' });
  expect(stored()).toHaveLength(6);
});

it('proof 6: obeys a limit of token requests', async () => {
  tenant.fail(TOKEN, () => rateLimited(20));
  const node = newNode();
  const next = await node.run();
  expect((next?.getTime() ?? 0) - Date.now()).toBeGreaterThan(18_000);
  expect(await health()).toMatchObject({
    ...{ state: 'waiting', failure: undefined, wait: { code: 'auth0_rate_limited' } },
  });
  await noWait();
  await node.run();
  expect(requests(TOKEN)).toHaveLength(1);
});

it('proof 7: refreshes the token once after a 401', async () => {
  happen(2);
  const node = newNode();
  await node.run();
  tenant.tokens.revoke();
  happen(2);
  await node.run();
  expect(requests(TOKEN)).toHaveLength(2);
  expect(stored()).toEqual(expect.arrayContaining(listed().slice(0, -1)));
});

it('proof 7: stops at a 403, and names the scope', async () => {
  tenant.tokens.scopes = ['read:users'];
  const node = newNode();
  expect(await node.run()).toBeUndefined();
  expect(await health()).toMatchObject({
    state: 'stopped',
    failure: { code: 'auth0_scope_missing', details: { scopes: ['read:logs'] } },
  });
  expect(recorded).toMatchObject([{ action: 'collecting-failed', reason: 'auth0_scope_missing' }]);
  const asked = tenant.requests.length;
  expect(await node.run()).toBeUndefined();
  expect(tenant.requests).toHaveLength(asked);
});

it('proof 7: pauses wrong credentials after a bounded number of tries, until they change', async () => {
  const node = newNode('node-1', { secret: 'wrong' });
  for (let time = 0; time < CREDENTIAL_TRIES + 3; time += 1) {
    await node.run();
    await noWait();
  }
  expect(requests(TOKEN)).toHaveLength(CREDENTIAL_TRIES);
  expect(await health()).toMatchObject({
    ...{ state: 'stopped', failure: { code: 'auth0_wrong_credentials' } },
  });
  await change(changeLets(await cursor()) ?? {});
  happen(1);
  await newNode().run();
  expect(await health()).toMatchObject({ state: 'up_to_date', failure: undefined });
  expect(stored()).toContain(listed()[0]);
});

it('proof 8: two nodes share one token', async () => {
  let kept: AccessToken | undefined;
  const store = {
    read: () => Promise.resolve(kept),
    write: (token: AccessToken) => Promise.resolve(void (kept = token)),
  };
  await newNode('node-1', { store }).run();
  await newNode('node-2', { store }).run();
  expect(requests(TOKEN)).toHaveLength(1);
});

it('proof 9: one node at a time; another goes on within a minute where it was killed', async () => {
  happen(10);
  const killed = newNode('node-1');
  const reached = new Promise<void>((resolve) => {
    let calls = 0;
    // It never comes back from its third page: as after a SIGKILL, its lease stays.
    sink.before = () => (++calls < 3 ? Promise.resolve() : new Promise(() => resolve()));
  });
  void killed.run({ batch_size: 2 });
  await reached;
  sink.before = () => Promise.resolve();
  const asked = requests(LOGS).length;
  const other = newNode('node-2');
  const again = await other.run();
  expect((again?.getTime() ?? 0) - Date.now()).toBeLessThanOrEqual(OTHER_NODE_MS);
  expect(requests(LOGS)).toHaveLength(asked);
  expect(LEASE_MS + OTHER_NODE_MS).toBeLessThan(60_000);
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + LEASE_MS + 1 });
  await other.run();
  expect(stored().sort()).toEqual(listed().sort());
});

it('proof 9: a node that has lost its lease stops, and changes nothing', async () => {
  happen(6);
  const slow = newNode('node-1');
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  const reached = new Promise<void>((resolve) => {
    sink.before = () => {
      resolve();
      return released;
    };
  });
  const run = slow.run({ batch_size: 2 });
  await reached;
  sink.before = () => Promise.resolve();
  await change({ lease: undefined });
  await newNode('node-2').run({ batch_size: 2 });
  const after = await cursor();
  release();
  const next = await run;
  expect((next?.getTime() ?? 0) - Date.now()).toBeLessThanOrEqual(OTHER_NODE_MS);
  expect(await cursor()).toEqual(after);
  expect(stored().sort()).toEqual(listed().sort());
});

it.each([
  ...(['page', 'page_as_json', 'cut_with_length', 'cut_in_chunks', 'cut_without_trace'] as const),
  ...(['wrong_type', 'empty_body', 'other_json', 'no_content'] as const),
])('proof 10: advances nothing after the fault "%s"', async (fault) => {
  happen(4);
  tenant.fail(LOGS, fault);
  await newNode().run();
  expect((await cursor()).checkpoint).toBeUndefined();
  expect(stored()).toEqual([]);
  expect((await health()).wait?.code).toMatch(/^auth0_/);
  await noWait();
  await newNode().run();
  expect(stored()).toEqual(listed());
});

it('proof 11: however often a page fails, it is not skipped', async () => {
  happen(6);
  const node = newNode();
  sink.isDown = true;
  for (let time = 0; time < 12; time += 1) {
    await node.run({ batch_size: 2 });
    await noWait();
  }
  expect(await health()).toMatchObject({ state: 'failing', failure: { code: 'unavailable' } });
  expect(recorded.map(({ action }) => action)).toEqual(['collecting-failed']);
  sink.isDown = false;
  await node.run({ batch_size: 2 });
  expect(stored()).toEqual(listed());
  expect(recorded.at(-1)?.action).toBe('collecting-recovered');
});

it('proof 12: fetches the next page while one is written, and no further', async () => {
  happen(20);
  const node = newNode();
  const ahead: number[] = [];
  let written = 0;
  sink.before = async () => {
    await new Promise((resolve) => setTimeout(resolve, 60));
    ahead.push(requests(LOGS).length - (written += 1));
  };
  await node.run({ batch_size: 2 });
  expect(ahead.slice(0, -1).every((count) => count === 1)).toBe(true);
  expect(ahead.length).toBeGreaterThanOrEqual(10);
  expect(stored()).toEqual(listed());
});

it('proof 13: drops the events of its own token requests where that is wanted', async () => {
  happen(2);
  happen(1, { fields: { type: 'seccft', client_id: 'somebody-else' } });
  await newNode().run({ drop_own_token_events: true });
  expect(listed()).toHaveLength(4);
  expect(sink.counters).toMatchObject({ accepted: 3, dropped: 1 });
  await change({ checkpoint: undefined });
  await newNode().run({ drop_own_token_events: false });
  expect(stored()).toHaveLength(listed().length);
});

it('proof 14: ids, large numbers and odd Unicode survive; a broken row is a failed event', async () => {
  const fields = { user_name: 'Ž\u202eé😀\u0000', details: { large: '9007199254740993123' } };
  happen(3, { fields });
  tenant.fail(LOGS, 'broken_row');
  await newNode().run();
  const [first = '', second = '', third = ''] = listed();
  expect(stored()).toEqual([first, third, ...listed().slice(3)]);
  expect(sink.failedEvents).toMatchObject([{ input: 'api', code: 'not_json' }]);
  expect(sink.failedEvents[0]?.raw).toContain(second);
  expect(first).toMatch(/^\d{56}$/);
  const text = JSON.stringify(sink.documents.get(first));
  expect(text).toContain(JSON.stringify(fields.user_name));
  expect(text).toContain('9007199254740993123');
});

it('reconciles two inputs: leaves the webhook its turn, then heals and counts by the hour', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() });
  const node = newNode();
  const both = { hasWebhook: true };
  await node.run({ drop_own_token_events: true }, both);
  happen(4, { ageMs: -10_000 });
  await node.run({ drop_own_token_events: true }, both);
  expect(stored()).toEqual([]);
  const ids = listed().slice(-4);
  for (const id of ids.slice(0, 3)) sink.documents.set(id, {});
  happen(2, { ageMs: -RECONCILE_AFTER_MS });
  vi.setSystemTime(Date.now() + RECONCILE_AFTER_MS + 30_000);
  await node.run({ drop_own_token_events: true }, both);
  expect(stored().sort()).toEqual([...ids].sort());
  const { completeness } = await health();
  const sum = (name: 'listed' | 'delivered' | 'healed') =>
    completeness.reduce((total, hour) => total + hour[name], 0);
  expect([sum('listed'), sum('delivered'), sum('healed')]).toEqual([4, 3, 1]);
  expect(healed).toBe(1);
});

it('asks for fewer rows where an answer is too large', async () => {
  happen(4, { fields: { description: 'x'.repeat(6 * 1024 * 1024) } });
  await newNode().run({ batch_size: 4 });
  expect(stored()).toEqual(listed());
  expect(requests(LOGS).some((request) => request.endsWith('take=2'))).toBe(true);
}, 20_000);

it('ends its run within moments when the source changes, and lets another node go on', async () => {
  happen(20);
  const node = newNode();
  let pages = 0;
  sink.before = () => {
    if ((pages += 1) === 3) node.controller.abort();
    return Promise.resolve();
  };
  await node.run({ batch_size: 2 });
  expect(pages).toBe(3);
  expect((await cursor()).lease).toBeUndefined();
  await newNode('node-2').run({ batch_size: 2 });
  expect(stored()).toEqual(listed());
});
