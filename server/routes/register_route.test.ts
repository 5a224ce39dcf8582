import { expect, it } from 'vitest';
import { answerOfRoute } from '../../test/support/answer_of_route';
import type { Endpoint } from '../../common/api/endpoint';
import { Auth0LogsError } from '../errors';
import { registerRoute } from './register_route';

const endpoint: Endpoint<{ answer: { a: number } }> = {
  ...{ method: 'get', path: '/p', access: 'internal', privileges: [], summary: '' },
};

const answerOf = (handle: () => Promise<{ a: number }>) =>
  answerOfRoute((deps) => registerRoute(deps, { endpoint, schemas: {}, handle }));

it('answers what the handler returns', async () => {
  const { answer } = await answerOf(() => Promise.resolve({ a: 1 }));
  expect(answer).toEqual({ statusCode: 200, body: { a: 1 } });
});

it('answers a known failure with its remedy, and logs nothing', async () => {
  const failure = new Auth0LogsError('unavailable', { details: { task: 'connect' } });
  const { answer, logged } = await answerOf(() => Promise.reject(failure));
  expect(answer).toMatchObject({
    statusCode: 503,
    headers: { 'retry-after': '10' },
    body: {
      code: 'unavailable',
      message: 'Elasticsearch cannot be reached.',
      remedy: expect.stringContaining('up') as string,
    },
    bypassErrorFormat: true,
  });
  expect(logged).toEqual([]);
});

it('logs what it does not know, and answers nothing of it', async () => {
  const { answer, logged } = await answerOf(() => Promise.reject(new Error('inside')));
  expect(answer).toMatchObject({ statusCode: 500, body: { code: 'internal' } });
  expect(JSON.stringify(answer)).not.toContain('inside');
  expect(logged).toEqual(['/p: Error: inside']);
});
