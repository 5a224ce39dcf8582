import { server as hapiServer } from '@hapi/hapi';
import { expect, it } from 'vitest';
import { Features } from '../features';
import { schema } from '../kbn/config_schema';
import { createLogger } from '../logger';
import { Users } from '../users';
import { createRouter } from './router';

const METHODS = ['post', 'put', 'patch', 'delete'] as const;

/** One versioned route for each method, which answers with the body that it got. */
function echo() {
  const server = hapiServer();
  const users = new Users({ secured: false });
  const router = createRouter({
    ...{ server, users, features: new Features(users), kibanaVersion: '9.0.0' },
    contextFor: () => ({}) as never,
    logger: createLogger('silent'),
  });
  const body = schema.object({ name: schema.string() }) as never;
  for (const method of METHODS) {
    router.versioned[method]({ path: '/a/{id}', access: 'public' }).addVersion(
      { version: '2023-10-31', validate: { request: { body } } },
      (_context, request, response) => response.ok({ body: { got: request.body } }),
    );
  }
  return (method: string, payload: object) =>
    server.inject({ method, url: '/a/1', payload, headers: { 'kbn-xsrf': 'test' } });
}

it.each(METHODS)('holds the body of a versioned %s to its schema', async (method) => {
  const send = echo();
  const taken = await send(method, { name: 'x' });
  expect([taken.statusCode, JSON.parse(taken.payload)]).toEqual([200, { got: { name: 'x' } }]);
  const refused = await send(method, { name: 1 });
  expect(refused.statusCode).toBe(400);
  expect(refused.payload).toContain(
    '[request body.name]: expected value of type [string] but got [number]',
  );
});
