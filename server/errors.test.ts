import { expect, it } from 'vitest';
import { Auth0LogsError, errorAnswer, remedyOf } from './errors';

it('answers with Kibana’s fields, the code and the remedy', () => {
  expect(errorAnswer(new Auth0LogsError('wrong_token', 'The token is wrong.'))).toEqual({
    statusCode: 401,
    headers: {},
    body: {
      statusCode: 401,
      error: 'Unauthorized',
      message: 'The token is wrong.',
      code: 'wrong_token',
      remedy: expect.stringContaining('Authorization') as string,
    },
  });
});

it.each(['unavailable', 'overloaded', 'not_installed', 'no_write_access'] as const)(
  'tells the sender when to come again: %s',
  (code) => {
    expect(
      Number(errorAnswer(new Auth0LogsError(code, '')).headers['retry-after']),
    ).toBeGreaterThan(0);
  },
);

it('has a remedy for each code, also for one that it does not know', () => {
  expect(remedyOf('too_large')).toContain('maxBodySize');
  expect(remedyOf('of_a_later_version')).toBe(remedyOf('internal'));
  expect(remedyOf('constructor')).toBe(remedyOf('internal'));
});

it('says nothing of the inside of what it does not know', () => {
  const answer = errorAnswer(new Error('secret'));
  expect(answer.statusCode).toBe(500);
  expect(JSON.stringify(answer)).not.toContain('secret');
});
