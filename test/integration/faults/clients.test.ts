// Clients that misbehave while another one delivers: it is served as ever, and memory stays bounded.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { peakMemoryBytes } from '../../../scripts/bench/process_usage';
import { elasticsearchOfWorker } from '../../support/elasticsearch_of_worker';
import { LoadedSystem } from '../../support/loaded_system';
import {
  byteASecond,
  gzipBomb,
  sendRudeClients,
  silent,
  withoutBody,
} from '../../support/rude_clients';

const MEMORY_BOUND_BYTES = 512 * 1024 ** 2;
const ROUNDS = 10;

const elasticsearchUrl = elasticsearchOfWorker();
let system: LoadedSystem;

beforeAll(async () => {
  system = await LoadedSystem.start({ elasticsearchUrl, connections: 2 });
});
afterAll(() => system.stop());

it.each([
  ['1,000 that connect and say nothing', () => silent(1_000), false],
  ['100 that announce a body and send none', () => withoutBody(system.host, 100), true],
  ['100 that send a byte a second', () => byteASecond(system.host, 100), true],
  ['20 that send a gigabyte of zeros, packed', () => gzipBomb(system.host, 20), true],
] as const)('%s', async (_name, manner, areEnded) => {
  await system.underLoad(async (load) => {
    const rude = await sendRudeClients(system.host, manner());
    for (let round = 0; round < ROUNDS; round += 1) await load.progress();
    if (areEnded) expect((await rude.ended).filter((text) => / 200 /.test(text))).toEqual([]);
    rude.leave();
  });
  system.expectRefused();
  expect(peakMemoryBytes(system.host.pid)).toBeLessThan(MEMORY_BOUND_BYTES);
});
