import { expect, it } from 'vitest';
import { answerOfRoute } from '../../test/support/answer_of_route';
import { Auth0LogsError } from '../errors';
import { registerRoute, type Route } from './register_route';

const answerOf = (handle: Route['handle']) =>
  answerOfRoute((deps) =>
    registerRoute(deps, { method: 'get', path: '/p', privileges: ['x'], handle }),
  );

it('answers what the handler returns', async () => {
  const { answer } = await answerOf(() => Promise.resolve({ a: 1 }));
  expect(answer).toEqual({ statusCode: 200, body: { a: 1 } });
});

it('answers a known failure with its remedy, and logs nothing', async () => {
  const failure = new Auth0LogsError('unavailable', 'Down.');
  const { answer, logged } = await answerOf(() => Promise.reject(failure));
  expect(answer).toMatchObject({
    statusCode: 503,
    headers: { 'retry-after': '10' },
    body: {
      code: 'unavailable',
      message: 'Down.',
      remedy: expect.stringContaining('up') as string,
    },
    bypassErrorFormat: true,
  });
  expect(logged).toEqual([]);
});

it('logs what it does not know, and tells the browser nothing of it', async () => {
  const { answer, logged } = await answerOf(() => Promise.reject(new Error('inside')));
  expect(answer).toMatchObject({ statusCode: 500, body: { code: 'internal' } });
  expect(JSON.stringify(answer)).not.toContain('inside');
  expect(logged).toEqual(['/p: Error: inside']);
});
