import { PUBLIC_API } from '../plugin';

export const WEBHOOK_PATH = `${PUBLIC_API}/webhook/{source_id}`;

export const webhookPath = (sourceId: string): string =>
  WEBHOOK_PATH.replace('{source_id}', encodeURIComponent(sourceId));

/** A part of the body that was stored as a failed event instead of being indexed. */
export interface RejectedRecord {
  /** Which of the body's lines or elements, from 1; blank lines do not count. */
  position: number;
  /** Stable name, such as "not_json" or "not_an_object". */
  code: string;
  message: string;
}

/** Body of 200: everything that is counted here is durable in Elasticsearch. */
export interface WebhookAnswer {
  /** Events indexed by this request. */
  accepted: number;
  /** Events that were already indexed. */
  duplicate: number;
  /** Events skipped by the source's event code filter. */
  dropped: number;
  /** Records stored as failed events; the first of them are in `rejected`. */
  failed: number;
  rejected: RejectedRecord[];
}
