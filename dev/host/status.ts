// The plugin's own status, and the answer of GET /api/status.
// Follows elastic/kibana src/core/packages/status/server-internal/src
// (routes/status.ts, get_summary_status.ts, log_plugins_status.ts, plugins_status.ts).
import type { Client } from '@elastic/elasticsearch';
import type { ServiceStatusLevels } from '@kbn/core-status-common';
import type { Logger, ServiceStatus, StatusServiceSetup } from '@kbn/core/server';
import { NEVER, type Observable, type Subscription } from 'rxjs';

const PLUGIN = 'auth0Logs';

export interface StatusDeps {
  kibanaVersion: string;
  /** Those that the plugin gets too: which level a status has is told by identity. */
  levels: typeof ServiceStatusLevels;
  logger: Logger;
}

export class Status {
  private plugin: ServiceStatus;
  private subscription: Subscription | undefined;

  constructor(private readonly deps: StatusDeps) {
    this.plugin = this.allAvailable();
  }

  readonly contract: StatusServiceSetup = {
    set: (status$: Observable<ServiceStatus>) => {
      this.subscription?.unsubscribe();
      let before: ServiceStatus | undefined;
      this.subscription = status$.subscribe((status) => {
        // Kibana passes nothing on, `meta` included, while level and summary are as they were.
        if (status.level === before?.level && status.summary === before.summary) return;
        if (status.level !== before?.level) this.log(status);
        before = this.plugin = status;
      });
    },
    core$: NEVER,
  };

  stop(): void {
    this.subscription?.unsubscribe();
  }

  async report(client: Client, instance: { name: string; uuid: string }) {
    const { kibanaVersion, levels } = this.deps;
    const elasticsearch = await this.elasticsearchStatus(client);
    return {
      // A plugin alone never makes Kibana unavailable.
      statusCode: elasticsearch.level.valueOf() >= levels.unavailable.valueOf() ? 503 : 200,
      body: {
        ...instance,
        version: { number: kibanaVersion, build_flavor: 'traditional', build_snapshot: false },
        status: {
          overall: this.worst([elasticsearch, this.plugin]),
          core: { elasticsearch, savedObjects: elasticsearch },
          plugins: { [PLUGIN]: this.plugin },
        },
      },
    };
  }

  private log({ level, summary, detail }: ServiceStatus) {
    const { levels, logger } = this.deps;
    const reason = detail === undefined ? summary : `${summary} | ${detail}`;
    const message = `${PLUGIN} plugin is now ${level.toString()}: ${reason}`;
    const log = logger.get(PLUGIN);
    if (level === levels.available) log.info(message);
    else if (level === levels.degraded) log.warn(message);
    else log.error(message);
  }

  private allAvailable(): ServiceStatus {
    const level = this.deps.levels.available;
    return { level, summary: 'All services and plugins are available' };
  }

  private worst(statuses: ServiceStatus[]): ServiceStatus {
    const severity = ({ level }: ServiceStatus) => level.valueOf();
    const found = statuses.reduce((a, b) => (severity(b) > severity(a) ? b : a));
    return found.level === this.deps.levels.available ? this.allAvailable() : found;
  }

  private async elasticsearchStatus(client: Client): Promise<ServiceStatus> {
    const { available, critical } = this.deps.levels;
    try {
      await client.cluster.health({}, { requestTimeout: 2_000, maxRetries: 0 });
      return { level: available, summary: 'Elasticsearch is available' };
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      return { level: critical, summary: `Unable to connect to Elasticsearch: ${reason}` };
    }
  }
}
