// 10,000 broken bodies over HTTP: the host outlives them, none is answered with 5xx, and no valid
// record of an accepted body is lost.
import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dataStreamName } from '../../common/plugin';
import type { LogRecord } from '../../dev/tenant/event';
import { generate } from '../../dev/tenant/generate';
import { FAILED_EVENT_INDEX } from '../../server/failed_events/failed_event_store';
import type { Answer, BodySender } from '../support/body_sender';
import { elasticsearchOfWorker } from '../support/elasticsearch_of_worker';
import { documentIds, fieldValues } from '../support/event_ids';
import { startHostProcess, type HostProcess } from '../support/host';
import { openWebhook } from '../support/host_webhook';
import { malformedBody, type MalformedBody } from '../support/malformed_bodies';

const BODIES = 10_000;
const CONNECTIONS = 16;
const POOL = 500;
const NAMESPACE = `malformed_${Date.now()}`;
const DATA_STREAM = dataStreamName(NAMESPACE);
/** Another MALFORMED_SEED makes other bodies; the default keeps CI the same from run to run. */
const SEED = Number(process.env.MALFORMED_SEED ?? 17_984);
/** A faulty parser fails thousands of bodies; a few say enough. */
const SHOWN = 10;

interface Sent {
  index: number;
  body: MalformedBody;
  answer: Answer;
}

describe(`${BODIES} malformed bodies (MALFORMED_SEED=${SEED})`, () => {
  const elasticsearchUrl = elasticsearchOfWorker();
  const pool = generate(SEED, POOL) as [LogRecord, ...LogRecord[]];
  const bodyAt = (index: number) => malformedBody({ seed: SEED, index, pool });
  let host: HostProcess;
  let sender: BodySender;
  let sent: Sent[];

  beforeAll(async () => {
    const config = { 'auth0_logs.sources.default.namespace': NAMESPACE };
    host = await startHostProcess({ elasticsearchUrl, config });
    sender = await openWebhook(host, CONNECTIONS);
    sent = [];
    await sender.forEach(Array(BODIES).keys(), async (index) => {
      const body = bodyAt(index);
      sent.push({ index, body, answer: await sender.post(body.bytes) });
    });
  });

  afterAll(async () => {
    sender.close();
    await host.stop();
    await rm(host.home, { recursive: true, force: true });
  });

  it('are each answered with 200 or 400 by a host that goes on', async () => {
    expect(sent).toHaveLength(BODIES);
    expectNone(({ answer }) => answer.status !== 200 && answer.status !== 400);
    expect((await sender.post(JSON.stringify(pool[0]))).status).toBe(200);
    expect(process.kill(host.pid, 0), 'the process that was started is there').toBe(true);
  });

  it('are accepted where good lines or elements stand among bad ones', () => {
    expectNone(({ body, answer }) => body.mustPass && answer.status !== 200);
  });

  it('cost no valid record of an accepted body, and double none', async () => {
    const ids = await documentIds(elasticsearchUrl, DATA_STREAM);
    const indexed = new Set(ids);
    expect(ids).toHaveLength(indexed.size);
    const kept = idsIn(await fieldValues(elasticsearchUrl, FAILED_EVENTS));
    const isLost = ({ standing, whole }: MalformedBody) =>
      standing.some((id) => !indexed.has(id)) ||
      whole.some((id) => !indexed.has(id) && !kept.has(id));
    expectNone(({ body, answer }) => answer.status === 200 && isLost(body));
  });

  function expectNone(isFault: (sent: Sent) => boolean) {
    const faults = sent.filter(isFault);
    const shown = faults.slice(0, SHOWN).map(describeSent);
    expect(faults.length, shown.join('\n')).toBe(0);
  }
});

const FAILED_EVENTS = { index: FAILED_EVENT_INDEX, field: 'raw' };

/** Log ids in raw texts, which are base64 where they were not UTF-8. */
function idsIn(raws: string[]): Set<string> {
  const find = (text: string) => [...text.matchAll(/"log_id":"(\d+)"/g)].map(([, id]) => id ?? '');
  return new Set(
    raws.flatMap((raw) => [...find(raw), ...find(Buffer.from(raw, 'base64').toString('latin1'))]),
  );
}

const describeSent = ({ index, body, answer }: Sent): string =>
  `body ${index} (${body.name}): ${answer.status} ${answer.text.slice(0, 300)}`;
