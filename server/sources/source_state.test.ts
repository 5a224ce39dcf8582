import { describe, expect, it } from 'vitest';
import { addEvents } from './activity';
import { stateOf, usualSilenceMs } from './source_state';
import { emptyTotals, type SourceTotals } from './source_totals';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const LAST = Date.parse('2026-03-01T12:00:00Z');
const iso = (ms: number): string => new Date(LAST + ms).toISOString();

/** One event each so many minutes, the last one at LAST. */
const receivedEvery = (minutes: number, times: number): SourceTotals => {
  const totals = { ...emptyTotals(), last_accepted_at: iso(0), last_success_at: iso(0) };
  for (let ago = times - 1; ago >= 0; ago -= 1)
    addEvents(totals.activity, 1, LAST - ago * minutes * MINUTE);
  return totals;
};

const stateAfter = (ms: number, totals: SourceTotals) =>
  stateOf({ enabled: true, writable: true, totals, now: LAST + ms });

const error = (ms: number) => ({ code: 'unavailable', at: iso(ms) });

describe('stateOf', () => {
  it('puts paused before all, and failing before never received', () => {
    const failing = { ...emptyTotals(), last_error: error(0) };
    expect(stateOf({ enabled: false, writable: false, totals: failing, now: LAST })).toBe('paused');
    expect(stateAfter(0, failing)).toBe('failing');
    expect(stateAfter(0, emptyTotals())).toBe('never_received');
  });

  it('is failing from a refusal to the next success, and before silent', () => {
    const totals = { ...receivedEvery(1, 60), last_error: error(1) };
    expect(stateAfter(MINUTE, totals)).toBe('failing');
    expect(stateAfter(100 * HOUR, totals)).toBe('failing');
    expect(stateAfter(MINUTE, { ...totals, last_success_at: iso(2) })).toBe('degraded');
  });

  it('is failing while events cannot be written, whatever it received', () => {
    const facts = { writable: false, now: LAST };
    const totals = receivedEvery(1, 60);
    expect(stateOf({ ...facts, enabled: true, totals })).toBe('failing');
    expect(stateOf({ ...facts, enabled: true, totals: emptyTotals() })).toBe('failing');
    expect(stateOf({ ...facts, enabled: false, totals })).toBe('paused');
  });

  it.each([
    ['a refusal', { last_error: error(-30 * MINUTE) }],
    ['a failed record', { last_failed_at: iso(-30 * MINUTE) }],
  ])('is degraded for an hour after %s', (_name, trouble) => {
    const totals = { ...receivedEvery(60, 20), ...trouble };
    expect(stateAfter(30 * MINUTE - 1, totals)).toBe('degraded');
    expect(stateAfter(30 * MINUTE, totals)).toBe('receiving');
    expect(stateAfter(200 * MINUTE, totals)).toBe('silent');
  });

  it('puts silent before degraded', () => {
    const totals = { ...receivedEvery(1, 90), last_failed_at: iso(0) };
    expect(stateAfter(15 * MINUTE, totals)).toBe('degraded');
    expect(stateAfter(15 * MINUTE + 1, totals)).toBe('silent');
  });

  it('knows a refusal that came before anything was known of successes', () => {
    const { last_success_at: _unknown, ...totals } = receivedEvery(1, 60);
    expect(stateAfter(MINUTE, { ...totals, last_error: error(1) })).toBe('failing');
  });

  it.each([
    ['a steady stream', receivedEvery(1, 90), 15 * MINUTE],
    ['an event an hour', receivedEvery(60, 20), 100 * MINUTE],
    ['too little history', receivedEvery(1, 3), 24 * HOUR],
  ])('is silent after longer than usual: %s', (_name, totals, usual) => {
    expect(stateAfter(usual, totals)).toBe('receiving');
    expect(stateAfter(usual + 1, totals)).toBe('silent');
  });

  it('takes a last event that lies ahead for one of now', () => {
    expect(stateAfter(-5 * HOUR, receivedEvery(1, 90))).toBe('receiving');
  });
});

it('tells what is usual once it knows enough', () => {
  expect(usualSilenceMs(receivedEvery(60, 5), LAST)).toBeUndefined();
  expect(usualSilenceMs(receivedEvery(60, 6), LAST)).toBe(100 * MINUTE);
});
