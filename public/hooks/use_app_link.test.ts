import { describe, expect, it } from 'vitest';
import { isPlainClick } from './use_app_link';

const click = { button: 0, metaKey: false, ctrlKey: false, shiftKey: false, altKey: false };

describe('isPlainClick', () => {
  it('is a click with the main button alone', () => {
    expect(isPlainClick(click)).toBe(true);
  });

  it.each([
    { button: 1 },
    { metaKey: true },
    { ctrlKey: true },
    { shiftKey: true },
    { altKey: true },
  ])('is none with %o', (difference) => {
    expect(isPlainClick({ ...click, ...difference })).toBe(false);
  });
});
