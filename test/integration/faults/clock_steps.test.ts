// The host's clock is set back by an hour, and later right again: nothing waits for that hour.
import { afterAll, beforeAll, it } from 'vitest';
import { elasticsearchOfWorker } from '../../support/elasticsearch_of_worker';
import { type FaultProxy, passOn, resetBefore, startFaultProxy } from '../../support/fault_proxy';
import { LoadedSystem } from '../../support/loaded_system';

let proxy: FaultProxy;
let system: LoadedSystem;

beforeAll(async () => {
  const elasticsearchUrl = elasticsearchOfWorker();
  const preload = './test/support/stepping_clock.ts';
  proxy = await startFaultProxy(elasticsearchUrl);
  system = await LoadedSystem.start({ elasticsearchUrl, throughUrl: proxy.url, preload });
});
afterAll(async () => {
  await system.stop();
  await proxy.stop();
});

it.each(['back', 'forward again'])('%s, while Elasticsearch cannot be reached', async () => {
  await system.underLoad(async (load) => {
    proxy.fault = resetBefore;
    await load.refused();
    process.kill(system.host.pid, 'SIGUSR2');
    proxy.fault = passOn;
  });
});
