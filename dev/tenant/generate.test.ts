import { describe, expect, it } from 'vitest';
import { generate, simulate } from './generate';

const events = generate(1, 8_000);

describe('generate', () => {
  it('repeats itself for a seed, and only for that seed', () => {
    expect(generate(1, 500)).toEqual(events.slice(0, 500));
    expect(generate(2, 1)[0]?.log_id).not.toBe(events[0]?.log_id);
  });

  it('gives each event an id of its own in the form of Auth0', () => {
    const ids = events.map(({ log_id }) => log_id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { log_id, data } of events) {
      expect(log_id).toMatch(/^900\d{53}$/);
      expect(log_id.slice(3, 17)).toBe(data.date.replace(/\D/g, '').slice(0, 14));
      expect(data.log_id).toBe(log_id);
    }
  });

  it('keeps the order of time', () => {
    const dates = events.map(({ data }) => data.date);
    expect(dates).toEqual([...dates].sort());
  });

  it('shows at least 25 codes', () => {
    expect(new Set(events.map(({ data }) => data.type)).size).toBeGreaterThanOrEqual(25);
  });

  it('is busier by day than by night', () => {
    const perHour = new Map<string, number>();
    for (const { data } of generate(3, 60_000)) {
      if (!['s', 'sertft', 'ssa'].includes(data.type)) continue;
      const hour = data.date.slice(0, 13);
      perHour.set(hour, (perHour.get(hour) ?? 0) + 1);
    }
    const at = (hour: string) => perHour.get(hour) ?? 0;
    expect(at('2026-01-06T02')).toBeGreaterThan(0);
    expect(at('2026-01-05T14')).toBeGreaterThan(2 * at('2026-01-06T02'));
  });

  it('knows the same people whenever it starts', () => {
    const users = (start: number) => {
      const stream = simulate(5, start);
      const ids = Array.from({ length: 3_000 }, () => stream.next().value.data.user_id);
      return new Set(ids.filter((id) => id !== undefined));
    };
    expect([...users(0)].sort()).toEqual([...users(86_400_000)].sort());
  });
});
