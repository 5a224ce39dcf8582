// The host as a process: `tsx dev/host/main.ts --elasticsearch URL --home FOLDER --config FILE.json`.
// Prints `host ready at URL`; SIGTERM and SIGINT stop it in order, as they do Kibana.
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { DevError } from '../dev_error';
import type { HostConfig } from './host_config';
import { startHost } from './start_host';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    elasticsearch: { type: 'string', default: 'http://127.0.0.1:9200' },
    home: { type: 'string', default: '.dev/host' },
    config: { type: 'string' },
    zip: { type: 'string' },
    'kibana-version': { type: 'string' },
    'no-pages': { type: 'boolean', default: false },
  },
});

async function main() {
  const { zip, config, 'kibana-version': kibanaVersion } = values;
  const host = await startHost({
    port: Number(values.port),
    elasticsearchUrl: values.elasticsearch,
    home: values.home,
    pages: !values['no-pages'],
    ...(config !== undefined && {
      config: JSON.parse(await readFile(config, 'utf8')) as HostConfig,
    }),
    zip,
    kibanaVersion,
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void host.stop().then(() => process.exit(0)));
  }
  console.log(`host ready at ${host.url}`);
}

main().catch((error: unknown) => {
  console.error(error instanceof DevError ? error.message : error);
  process.exit(1);
});
