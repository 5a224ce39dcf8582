// The tokens of a source's webhook, made anew without a delivery being refused.
import { setTimeout as delay } from 'node:timers/promises';
import type { CreateSourceAnswer } from '../../common/api/sources';
import { describeSource } from './source_definition';
import type { SourceEditor } from './source_editor';
import { KNOWN_EVERYWHERE_MS } from './source_registry';
import {
  addBesideOthers,
  addToken,
  expireOthers,
  generateToken,
  removeToken,
  type StoredToken,
} from './token';

export interface TokenHandover<T> {
  keepPreviousMs: number;
  hand: (token: string) => Promise<T>;
  /** Of failures of `hand` after which the token may be in use: it stays beside the others. */
  keepOn?: (error: unknown) => boolean;
}

export class SourceTokens {
  constructor(
    private readonly editor: SourceEditor,
    /** After which every node knows of a change. */
    private readonly knownEverywhereMs = KNOWN_EVERYWHERE_MS,
  ) {}

  /** The tokens before stay valid for the time given. */
  async rotate(
    id: string,
    { token, keepPreviousMs }: { token?: string; keepPreviousMs: number },
  ): Promise<CreateSourceAnswer> {
    const fresh = token ?? generateToken();
    const source = await this.editor.changeWebhook(id, (webhook) => ({
      ...webhook,
      tokens: expireOthers(addToken(webhook.tokens, fresh), fresh, keepPreviousMs),
    }));
    this.editor.record(id, 'token-rotated');
    return { source: describeSource(source), token: token === undefined ? fresh : undefined };
  }

  /**
   * Has `hand` bring a new token elsewhere, such as to Auth0. Old and new both open the webhook
   * meanwhile, on every node; where `hand` fails, the new one is taken back. Ends no token early.
   */
  async withNew<T>(id: string, { keepPreviousMs, hand, keepOn }: TokenHandover<T>): Promise<T> {
    const token = generateToken();
    const replace = (make: (tokens: StoredToken[]) => StoredToken[]) =>
      this.editor.changeWebhook(id, (webhook) => ({ ...webhook, tokens: make(webhook.tokens) }));
    await replace((tokens) => addBesideOthers(tokens, token));
    await delay(this.knownEverywhereMs);
    const result = await hand(token).catch(async (error: unknown) => {
      // Nobody knows it.
      if (!keepOn?.(error)) await replace((tokens) => removeToken(tokens, token)).catch(ignored);
      throw error;
    });
    // Where this fails, the old ones stay valid: nothing is refused.
    await replace((tokens) => expireOthers(tokens, token, keepPreviousMs)).catch(ignored);
    this.editor.record(id, 'token-rotated');
    return result;
  }
}

const ignored = () => undefined;
