import { expect, it } from 'vitest';
import { encodeOperation } from './bulk_operations';

it('writes an operation as one line for what to do and one for the document', () => {
  const document = { a: 'zwölf\nZeilen 🦭', b: undefined };
  const lines = encodeOperation({ index: 'logs', id: 'ü1', document }).toString().split('\n');
  expect(lines).toEqual([
    '{"create":{"_index":"logs","_id":"ü1"}}',
    '{"a":"zwölf\\nZeilen 🦭"}',
    '',
  ]);
});
