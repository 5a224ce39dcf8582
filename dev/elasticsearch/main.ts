// `tsx dev/elasticsearch/main.ts [port]`: Elasticsearch alone, until Ctrl-C.
import { startElasticsearch } from './start_elasticsearch';

const port = Number(process.argv[2] ?? 9200);
const elasticsearch = await startElasticsearch({
  directory: '.dev/elasticsearch',
  port,
  onProgress: console.log,
});
console.log(`Elasticsearch ${elasticsearch.url} (pid ${elasticsearch.pid})`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void elasticsearch.stop().then(() => process.exit(0)));
}
