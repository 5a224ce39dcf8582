// How many requests the simulated tenant grants: a bucket that is filled again bit by bit, as Auth0's.
import { type ApiAnswer, rateLimited } from './api_answers';

export class RateBucket {
  private tokens: number;
  private filledAt = performance.now();

  constructor(
    /** At once. */
    private readonly size: number,
    private readonly perSecond: number,
  ) {
    this.tokens = size;
  }

  /** The refusal, or the headers that go with the answer. */
  take(): { refusal: ApiAnswer } | { headers: Record<string, string> } {
    const now = performance.now();
    const filled = this.tokens + ((now - this.filledAt) / 1_000) * this.perSecond;
    this.tokens = Math.min(this.size, filled);
    this.filledAt = now;
    if (this.tokens < 1) return { refusal: rateLimited((1 - this.tokens) / this.perSecond) };
    this.tokens -= 1;
    return { headers: this.headers() };
  }

  private headers(): Record<string, string> {
    const wait = (1 - (this.tokens % 1)) / this.perSecond;
    return {
      'x-ratelimit-limit': String(this.size),
      'x-ratelimit-remaining': String(Math.floor(this.tokens)),
      'x-ratelimit-reset': String(Math.ceil(Date.now() / 1_000 + wait)),
    };
  }
}
