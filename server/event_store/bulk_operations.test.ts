import fc from 'fast-check';
import { expect, it } from 'vitest';
import { OperationEncoder, withOtherId } from './bulk_operations';

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

it('leaves the documents of a request alone until it is done, whatever others do', () => {
  const step = fc.record({
    request: fc.nat({ max: 5 }),
    size: fc.oneof(fc.nat({ max: 3_000 }), fc.constant(20_000), fc.constant(80_000)),
    release: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
      const requests = Array.from({ length: 6 }, () => ({
        encoder: new OperationEncoder('logs'),
        written: [] as { operation: Buffer; id: string; text: string }[],
      }));
      const check = () => {
        for (const { written } of requests)
          for (const { operation, id, text } of written)
            expect(operation.toString()).toBe(
              `{"create":{"_index":"logs","_id":"${id}"}}\n{"text":"${text}"}\n`,
            );
      };
      for (const [at, { request, size, release }] of steps.entries()) {
        const { encoder, written } = requests[request] ?? expect.fail();
        const [id, text] = [String(at), String(at % 10).repeat(size)];
        written.push({ id, text, operation: encoder.encode(id, { text }) });
        if (!release) continue;
        check();
        encoder.release();
        written.length = 0;
      }
      check();
      for (const { encoder } of requests) encoder.release();
    }),
    { numRuns: 50 },
  );
});

it('stores the same document under another id, in memory of its own', () => {
  const encoder = new OperationEncoder('logs');
  const document = { text: 'zwölf\nZeilen 🦭' };
  const operation = encoder.encode('one "id"', document);
  const other = withOtherId(operation, 'logs', 'other');
  operation.fill('x');
  encoder.release();
  expect(other.toString()).toBe(
    `{"create":{"_index":"logs","_id":"other"}}\n${JSON.stringify(document)}\n`,
  );
});
