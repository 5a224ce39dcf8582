import { describe, expect, it } from 'vitest';
import { updatesStream, isComplete, newRotation, toRequest } from './rotation';

describe('a rotation', () => {
  const generated = newRotation(false);
  const own = { ...generated, kind: 'own' as const, token: 'x'.repeat(24) };

  it('is complete without a token that was typed, or with one that is long enough', () => {
    expect(isComplete(generated)).toBe(true);
    expect(isComplete(own)).toBe(true);
    expect(isComplete({ ...own, token: 'short' })).toBe(false);
  });

  it('sends a typed token only where that is wanted', () => {
    expect(toRequest(own)).toEqual({ keep_previous_for: '24h', token: own.token });
    expect(toRequest({ ...own, kind: 'generated' })).toEqual({ keep_previous_for: '24h' });
  });

  it('writes only a generated token to Auth0', () => {
    expect(toRequest(newRotation(true))).toHaveProperty('update_log_stream', true);
    expect(toRequest({ ...own, updateStream: true })).not.toHaveProperty('update_log_stream');
    expect(updatesStream(newRotation(true))).toBe(true);
    expect(updatesStream({ ...own, updateStream: true })).toBe(false);
  });
});
