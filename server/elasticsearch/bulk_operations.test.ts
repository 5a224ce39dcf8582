import { expect, it } from 'vitest';
import { OperationEncoder } from './bulk_operations';

it('writes an operation as one line for what to do and one for the document', () => {
  const document = { a: 'zwölf\nZeilen 🦭', b: undefined };
  const lines = new OperationEncoder('logs').encode('ü"1', document).toString().split('\n');
  expect(lines).toEqual([
    '{"create":{"_index":"logs","_id":"ü\\"1"}}',
    '{"a":"zwölf\\nZeilen 🦭"}',
    '',
  ]);
});

it('keeps each as it is, whatever their sizes', () => {
  const encoder = new OperationEncoder('logs');
  const texts = [1, 40_000, 5, 9_000, 300_000, 2, 70_000, 80_000, 3].map((size) =>
    '€'.repeat(size),
  );
  const operations = texts.map((text, at) => encoder.encode(String(at), { text }));
  expect(operations.map(String)).toEqual(
    texts.map(
      (text, at) => `{"create":{"_index":"logs","_id":"${at}"}}\n${JSON.stringify({ text })}\n`,
    ),
  );
});
