import { expect, it } from 'vitest';
import { sampleError } from '../test/support/failure_samples';
import { Auth0LogsError, errorAnswer } from './errors';

it('answers with Kibana’s fields, the code, its details and the remedy', () => {
  const error = new Auth0LogsError('wrong_token', { details: { header: 'invalid' } });
  expect(errorAnswer(error)).toEqual({
    statusCode: 401,
    headers: {},
    body: {
      statusCode: 401,
      error: 'Unauthorized',
      message: 'The token is invalid.',
      code: 'wrong_token',
      details: { header: 'invalid' },
      remedy: expect.stringContaining('Authorization') as string,
    },
  });
});

it('answers without details where the code has none', () => {
  const { body } = errorAnswer(new Auth0LogsError('source_paused'));
  expect(JSON.parse(JSON.stringify(body))).not.toHaveProperty('details');
});

it.each(['unavailable', 'overloaded', 'not_installed', 'no_write_access'] as const)(
  'says when to send again: %s',
  (code) => {
    expect(Number(errorAnswer(sampleError(code)).headers['retry-after'])).toBeGreaterThan(0);
  },
);

it('says nothing of the inside of what it does not know', () => {
  const answer = errorAnswer(new Error('secret'));
  expect(answer.statusCode).toBe(500);
  expect(JSON.stringify(answer)).not.toContain('secret');
});
