import { expect, it } from 'vitest';
import { Auth0LogsError } from '../errors';
import type { RecordOutcome } from '../ingest/ingest_records';
import { webhookAnswer } from './webhook_answer';

const refused: RecordOutcome = { kind: 'failed', code: 'refused', message: 'secret' };
const notJson: RecordOutcome = { kind: 'failed', code: 'not_json', message: 'Not JSON.' };

it('counts the outcomes, and names what is rejected by its position', () => {
  const answer = webhookAnswer([{ kind: 'accepted' }, notJson, { kind: 'dropped' }, refused]);
  expect(answer).toMatchObject({ accepted: 1, duplicate: 0, dropped: 1, failed: 2 });
  expect(answer.rejected.map(({ position, code }) => [position, code])).toEqual([
    [2, 'not_json'],
    [4, 'refused'],
  ]);
  expect(JSON.stringify(answer)).not.toContain('secret');
});

it('names the first twenty of many', () => {
  const { failed, rejected } = webhookAnswer(new Array<RecordOutcome>(30).fill(notJson));
  expect([failed, rejected.length]).toEqual([30, 20]);
});

it('is no answer where a record has to come again', () => {
  const error = new Auth0LogsError('unavailable', { details: { task: 'connect' } });
  expect(() => webhookAnswer([{ kind: 'accepted' }, { kind: 'retry', error }])).toThrow(error);
});
