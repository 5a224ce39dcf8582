import { expect, it } from 'vitest';
import { parseFlags } from './start_flags';

it('has defaults', () => {
  expect(parseFlags([])).toEqual({ port: 5601, demo: true, fresh: false, secured: false });
});

it('reads every flag', () => {
  expect(parseFlags(['--no-demo', '--fresh', '--secured', '--port', '5701'])).toEqual({
    port: 5701,
    demo: false,
    fresh: true,
    secured: true,
  });
});

it.each([['--port', 'x'], ['--port', '70000'], ['--prot', '1'], ['extra']])(
  'names the flags when it is given %s',
  (...args) => {
    expect(() => parseFlags(args)).toThrow('takes --no-demo, --fresh, --secured and --port NUMBER');
  },
);
