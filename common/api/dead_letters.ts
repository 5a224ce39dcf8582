import { PUBLIC_API } from '../plugin';

/** GET, with `source`, `code`, `from` and `size`: newest first. */
export const DEAD_LETTERS_PATH = `${PUBLIC_API}/dead_letters`;
/** GET: one, whole. */
export const DEAD_LETTER_PATH = `${DEAD_LETTERS_PATH}/{id}`;
/** POST: sends a batch through the ingest path once more; repeat with `next` until it is absent. */
export const REPLAY_PATH = `${DEAD_LETTERS_PATH}/_replay`;
/** POST: deletes a batch for good; repeat until `remaining` is 0. */
export const DISCARD_PATH = `${DEAD_LETTERS_PATH}/_discard`;

export const DEAD_LETTERS_SIZE = { default: 25, max: 100 } as const;
/** Characters of `excerpt`. */
export const EXCERPT_LENGTH = 1_000;

/** A record that could not become an event. */
export interface DeadLetter {
  id: string;
  /** Id of its source. */
  source: string;
  /** ISO 8601. */
  received: string;
  /** In the body that it came in, from 1. */
  position: number;
  /** Stable name of the reason, such as "not_json" or "refused". */
  code: string;
  reason: string;
  /** Start of the record's text; base64 where `code` is "not_utf8". */
  excerpt: string;
  /** Characters of the whole text. */
  length: number;
}

export interface DeadLettersAnswer {
  total: number;
  letters: DeadLetter[];
  /** How many there are of each source and code, of all. */
  groups: { source: string; code: string; count: number }[];
}

export interface WholeDeadLetter extends DeadLetter {
  raw: string;
}

/** Which letters are meant; all where nothing is named. */
export interface DeadLetterSelection {
  ids?: string[];
  source?: string;
  code?: string;
}

export interface ReplayRequest extends DeadLetterSelection {
  /** `next` of the answer before. */
  after?: string;
}

export interface ReplayAnswer {
  /** Letters of this batch whose events are indexed by now, or were already; they are gone. */
  replayed: number;
  /** Letters that still cannot become events, or whose source is gone; they stay. */
  failed: number;
  /** Selected letters that this and earlier batches have not come to yet. */
  remaining: number;
  /** Absent once all were tried. */
  next?: string;
}

export interface DiscardAnswer {
  deleted: number;
  remaining: number;
}
