// Counts wrong tokens by source and by the network that they come from, in bounded memory, and slows
// their senders down. Never shuts anybody out: behind a proxy all share one address, and a token
// cannot be guessed.
import type { Logger } from '@kbn/core/server';
import { LRUCache } from 'lru-cache';
import type { AuthenticationFailures } from '../../common/api/health';
import { Auth0LogsError } from '../errors';
import { networkOf } from './client_address';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** Further wrong tokens in the same minute are answered 429. */
const MOST_A_MINUTE = 20;
const MOST_NETWORKS = 10_000;
const MOST_SOURCES = 1_000;
/** Of one source; further ones are counted without their network. */
const MOST_NETWORKS_OF_SOURCE = 100;

/** What came for one source within the last hour. */
class HourOfFailures {
  private readonly networks = new LRUCache<string, true>({
    max: MOST_NETWORKS_OF_SOURCE,
    ttl: HOUR_MS,
  });
  /** By the minute in which they came. */
  private readonly counts = new LRUCache<number, { count: number }>({ max: 60, ttl: HOUR_MS });
  private last: Date | undefined;

  add(network: string, at: Date): void {
    this.last = at;
    this.networks.set(network, true);
    increment(this.counts, Math.floor(at.getTime() / MINUTE_MS));
  }

  get summary(): AuthenticationFailures {
    this.networks.purgeStale();
    this.counts.purgeStale();
    return {
      count: [...this.counts.values()].reduce((sum, { count }) => sum + count, 0),
      addresses: this.networks.size,
      last: this.last?.toISOString(),
    };
  }
}

const NONE: AuthenticationFailures = { count: 0, addresses: 0 };

export class AuthFailures {
  private readonly inMinute = new LRUCache<string, { count: number }>({
    max: MOST_NETWORKS,
    ttl: MINUTE_MS,
  });
  private readonly bySource = new LRUCache<string, HourOfFailures>({ max: MOST_SOURCES });
  private unlogged: { count: number; networks: Set<string>; timer: NodeJS.Timeout } | undefined;

  constructor(private readonly logger: Logger) {}

  /** Counts a wrong token for a source; throws `too_many_failures` where that was one of many. */
  add(source: string, address: string): void {
    const network = networkOf(address);
    const failures = this.bySource.get(source) ?? new HourOfFailures();
    this.bySource.set(source, failures);
    failures.add(network, new Date());
    this.logSoon(network);
    if (increment(this.inMinute, network) > MOST_A_MINUTE)
      throw new Auth0LogsError('too_many_failures');
  }

  /** What this node has seen. */
  of(source: string): AuthenticationFailures {
    return this.bySource.get(source)?.summary ?? NONE;
  }

  /** Logs what was held back. */
  stop(): void {
    this.log();
  }

  private logSoon(network: string): void {
    this.unlogged ??= {
      count: 0,
      networks: new Set(),
      timer: setTimeout(() => this.log(), MINUTE_MS).unref(),
    };
    this.unlogged.count += 1;
    if (this.unlogged.networks.size < MOST_NETWORKS) this.unlogged.networks.add(network);
  }

  private log(): void {
    if (!this.unlogged) return;
    const { count, networks, timer } = this.unlogged;
    clearTimeout(timer);
    this.unlogged = undefined;
    this.logger.warn(
      `wrong tokens in the last minute: ${count}; addresses they came from: ${networks.size}`,
    );
  }
}

/** Within the time to live that began with the first. */
const increment = <K extends string | number>(
  cache: LRUCache<K, { count: number }>,
  key: K,
): number => {
  const entry = cache.get(key) ?? { count: 0 };
  entry.count += 1;
  if (entry.count === 1) cache.set(key, entry);
  return entry.count;
};
