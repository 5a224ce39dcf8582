// The plugin's own status, and the answer of GET /api/status.
// Follows elastic/kibana core-status-server-internal/src/{routes/status.ts,get_overall_status.ts}.
import type { Client } from '@elastic/elasticsearch';
import type { ServiceStatus, StatusServiceSetup } from '@kbn/core/server';
import { NEVER, type Observable, type Subscription } from 'rxjs';

const LEVELS = ['available', 'degraded', 'unavailable', 'critical'];

interface PlainStatus {
  level: string;
  summary: string;
  detail?: string;
  meta?: Record<string, unknown>;
}

const AVAILABLE: PlainStatus = {
  level: 'available',
  summary: 'All services and plugins are available',
};

export class Status {
  private plugin: PlainStatus = AVAILABLE;
  private subscription: Subscription | undefined;

  constructor(private readonly kibanaVersion: string) {}

  readonly contract: StatusServiceSetup = {
    set: (status$: Observable<ServiceStatus>) => {
      this.subscription?.unsubscribe();
      this.subscription = status$.subscribe((status) => {
        this.plugin = { ...status, level: status.level.toString() };
      });
    },
    core$: NEVER,
  };

  stop(): void {
    this.subscription?.unsubscribe();
  }

  async report(client: Client, instance: { name: string; uuid: string }) {
    const elasticsearch = await elasticsearchStatus(client);
    const overall = worst([elasticsearch, this.plugin]);
    return {
      statusCode: LEVELS.indexOf(overall.level) >= LEVELS.indexOf('unavailable') ? 503 : 200,
      body: {
        ...instance,
        version: { number: this.kibanaVersion, build_flavor: 'traditional', build_snapshot: false },
        status: {
          overall,
          core: { elasticsearch, savedObjects: elasticsearch },
          plugins: { auth0Logs: this.plugin },
        },
      },
    };
  }
}

function worst(statuses: PlainStatus[]): PlainStatus {
  const severity = ({ level }: PlainStatus) => LEVELS.indexOf(level);
  const found = statuses.reduce((a, b) => (severity(b) > severity(a) ? b : a));
  return found.level === 'available' ? AVAILABLE : found;
}

async function elasticsearchStatus(client: Client): Promise<PlainStatus> {
  try {
    await client.cluster.health({}, { requestTimeout: 2_000, maxRetries: 0 });
    return { level: 'available', summary: 'Elasticsearch is available' };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { level: 'critical', summary: `Unable to connect to Elasticsearch: ${reason}` };
  }
}
