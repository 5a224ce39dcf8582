import { PUBLIC_API } from '../plugin';

export const WEBHOOK_PATH = `${PUBLIC_API}/webhook/{source_id}`;

export const webhookPath = (sourceId: string): string =>
  WEBHOOK_PATH.replace('{source_id}', encodeURIComponent(sourceId));

/** A part of the body that was kept as a failed event instead of being indexed as an event. */
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
  /** Events that were there already. */
  duplicate: number;
  /** Events left out because of their code, as the source's settings want it. */
  dropped: number;
  /** Records kept as failed events; the first of them stand in `rejected`. */
  failed: number;
  rejected: RejectedRecord[];
}
