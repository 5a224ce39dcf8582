import type { SavedObjectsClientContract } from '@kbn/core/server';
import { expect, it } from 'vitest';
import { type SavedSource, SourceStore, type StoredSource } from './stored_source';

const SOURCE = { id: 's', version: 'made up', attributes: {} } as SavedSource;

/** Each call is refused with the status. */
const refusing = (statusCode: number) => {
  const refuse = () => Promise.reject(Object.assign(new Error('no'), { output: { statusCode } }));
  const repository = { create: refuse, get: refuse, find: refuse, delete: refuse };
  return new SourceStore(() =>
    Promise.resolve(repository as unknown as SavedObjectsClientContract),
  );
};

it.each([
  [400, 'source_changed'],
  [404, 'no_such_source'],
  [409, 'source_changed'],
  [503, 'unavailable'],
])('tells what a refusal of a change with %i means', async (status, code) => {
  await expect(refusing(status).replace(SOURCE, {} as StoredSource)).rejects.toMatchObject({
    code,
  });
});

it('tells a source that is there already from one that was changed', async () => {
  await expect(refusing(409).create('s', {} as StoredSource)).rejects.toMatchObject({
    code: 'source_exists',
  });
});
