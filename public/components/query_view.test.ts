import { describe, expect, it } from 'vitest';
import { viewOf } from './query_view';

const refused = (status: number) => Object.assign(new Error('no'), { response: { status } });

describe('viewOf', () => {
  it.each([
    ['loading', undefined, undefined],
    ['failed', undefined, refused(503)],
    ['forbidden', undefined, refused(403)],
    ['forbidden', 'answer', refused(403)],
    ['ready', 'answer', undefined],
    ['ready', 'answer', refused(503)],
  ])('shows "%s"', (kind, data, error) => {
    expect(viewOf({ data, error }).kind).toBe(kind);
  });
});
