import type { Sentence } from './sentence';

/** What an error code means. Details contain no secret and nothing of an event; they only grow. */
export interface Failure {
  /** Of the HTTP answer. */
  status: number;
  /** What went wrong. */
  message: Sentence;
  /** What the caller of the API can do about it. */
  remedy: string;
  /** What the reader of a page can do about it, where that is something else. */
  remedyOnPage?: string;
  /** Seconds after which the caller should try again. */
  retryAfter?: number;
}
