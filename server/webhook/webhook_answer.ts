// What became of the records of a delivery, as the webhook answers it: 200 only where all are durable.
import type { RejectedRecord, WebhookAnswer } from '../../common/api/webhook';
import type { RecordOutcome } from '../ingest/ingest_records';

const MAX_REJECTED_SHOWN = 20;

/** Throws the first error where a record has to come again: Auth0 repeats a delivery as a whole. */
export const webhookAnswer = (outcomes: readonly RecordOutcome[]): WebhookAnswer => {
  const counts = { accepted: 0, duplicate: 0, dropped: 0, failed: 0 };
  const rejected: RejectedRecord[] = [];
  outcomes.forEach((outcome, at) => {
    if (outcome.kind === 'retry') throw outcome.error;
    counts[outcome.kind] += 1;
    if (outcome.kind === 'failed' && rejected.length < MAX_REJECTED_SHOWN)
      rejected.push(rejection(outcome, at + 1));
  });
  return { ...counts, rejected };
};

/** Elasticsearch's reason may quote the event: only the failed event has it. */
const rejection = (
  { code, message }: Extract<RecordOutcome, { kind: 'failed' }>,
  position: number,
): RejectedRecord => ({
  position,
  code,
  message: code === 'refused' ? 'Elasticsearch refused the document.' : message,
});
