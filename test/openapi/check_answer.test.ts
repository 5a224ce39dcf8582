import { expect, it } from 'vitest';
import { pathOf } from '../../common/api/endpoint';
import { READ_SOURCE, LIST_SOURCES } from '../../common/api/sources';
import { webhookPath } from '../../common/api/webhook';
import { apiDocument } from './api_document';
import { checkAnswer } from './check_answer';

const [source] = apiDocument.components.schemas.Source?.examples as [object];
const check = (body: unknown, path = LIST_SOURCES.path, status = 200) =>
  checkAnswer({ method: 'GET', path, status, body });

it('takes an answer that the document tells of', () => {
  check({ sources: [source] });
  check(source, `${pathOf(READ_SOURCE, { id: 'production' })}?pretty`);
});

it.each([
  [
    'a field that is not documented',
    { sources: [{ ...source, hash_key: 'x' }] },
    /unevaluated.*hash_key/,
  ],
  [
    'one deeper down',
    { sources: [{ ...source, webhook: { path: '', token: { hash: 'x' } } }] },
    /token .*unevaluated.*hash/,
  ],
  ['a field that is missing', { sources: [{ ...source, tags: undefined }] }, /required.*'tags'/],
  ['another type', { sources: [{ ...source, enabled: 'yes' }] }, /enabled must be boolean/],
])('refuses %s', (_what, body, message) => {
  expect(() => check(JSON.parse(JSON.stringify(body)))).toThrow(message);
});

it('refuses a status, a method and a path that are not documented', () => {
  expect(() => check({}, LIST_SOURCES.path, 418)).toThrow(/no answer 418/);
  expect(() => check({}, '/api/auth0_logs/nothing')).toThrow(/has no GET/);
  expect(() => check({}, webhookPath('production'))).toThrow(/has no GET/);
});

it('refuses a code that is not documented for the call', () => {
  const body = { statusCode: 404, error: 'Not Found', message: 'No.', remedy: 'Wait.' };
  const path = pathOf(READ_SOURCE, { id: 'nobody' });
  check({ ...body, code: 'no_such_source' }, path, 404);
  expect(() => check({ ...body, code: 'unknown_source' }, path, 404)).toThrow(/code must be/);
});
