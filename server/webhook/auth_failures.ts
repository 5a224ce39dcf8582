// Counts wrong tokens by the network that they come from, in bounded memory, and slows their senders
// down. Never shuts anybody out: behind a proxy all share one address, and a token cannot be guessed.
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

export class AuthFailures {
  private readonly inMinute = new LRUCache<string, { count: number }>({
    max: MOST_NETWORKS,
    ttl: MINUTE_MS,
  });
  private readonly inHour = new LRUCache<string, true>({ max: MOST_NETWORKS, ttl: HOUR_MS });
  /** Failures by the minute in which they came. */
  private readonly counts = new LRUCache<number, { count: number }>({ max: 60, ttl: HOUR_MS });
  private last: Date | undefined;
  private unlogged: { count: number; networks: Set<string>; timer: NodeJS.Timeout } | undefined;

  constructor(private readonly logger: Logger) {}

  /** Counts a wrong token; throws `too_many_failures` where that was one of many. */
  add(address: string): void {
    const network = networkOf(address);
    this.last = new Date();
    this.inHour.set(network, true);
    increment(this.counts, Math.floor(this.last.getTime() / MINUTE_MS));
    this.logSoon(network);
    if (increment(this.inMinute, network) > MOST_A_MINUTE)
      throw new Auth0LogsError('too_many_failures');
  }

  get summary(): AuthenticationFailures {
    this.inHour.purgeStale();
    this.counts.purgeStale();
    return {
      count: [...this.counts.values()].reduce((sum, { count }) => sum + count, 0),
      addresses: this.inHour.size,
      ...(this.last && { last: this.last.toISOString() }),
    };
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
