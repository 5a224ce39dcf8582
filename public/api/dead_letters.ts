// Dead letters as the public API keeps them.
import type { HttpStart } from '@kbn/core/public';
import {
  DEAD_LETTER_PATH,
  DEAD_LETTERS_PATH,
  DISCARD_PATH,
  REPLAY_PATH,
  type DeadLettersAnswer,
  type DeadLetterSelection,
  type DiscardAnswer,
  type ReplayAnswer,
  type ReplayRequest,
  type WholeDeadLetter,
} from '../../common/api/dead_letters';
import { sourcePath } from '../../common/api/sources';
import { PUBLIC_API_VERSION } from '../../common/plugin';

export interface DeadLettersQuery {
  source?: string;
  code?: string;
  from: number;
  size: number;
}

export interface DeadLettersApi {
  listDeadLetters(query: DeadLettersQuery, signal?: AbortSignal): Promise<DeadLettersAnswer>;
  readDeadLetter(id: string, signal?: AbortSignal): Promise<WholeDeadLetter>;
  /** One batch. */
  replayDeadLetters(request: ReplayRequest): Promise<ReplayAnswer>;
  /** One batch. */
  discardDeadLetters(selection: DeadLetterSelection): Promise<DiscardAnswer>;
}

const version = PUBLIC_API_VERSION;
const withSignal = (signal?: AbortSignal) => (signal ? { version, signal } : { version });

export const createDeadLettersApi = (http: HttpStart): DeadLettersApi => ({
  listDeadLetters: (query, signal) =>
    http.get(DEAD_LETTERS_PATH, { ...withSignal(signal), query: { ...query } }),
  readDeadLetter: (id, signal) => http.get(sourcePath(DEAD_LETTER_PATH, id), withSignal(signal)),
  replayDeadLetters: (request) =>
    http.post(REPLAY_PATH, { version, body: JSON.stringify(request) }),
  discardDeadLetters: (selection) =>
    http.post(DISCARD_PATH, { version, body: JSON.stringify(selection) }),
});
