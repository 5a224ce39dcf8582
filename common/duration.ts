// Durations as settings spell them: a whole number and a unit, such as "30s", "5m", "24h", "7d".

const UNIT_MS = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;
const DURATION = /^(\d{1,9})([smhd])$/;

/** In milliseconds; undefined where the text is no duration. */
export const parseDuration = (text: string): number | undefined => {
  const [, count, unit] = DURATION.exec(text) ?? [];
  return count === undefined ? undefined : Number(count) * UNIT_MS[unit as keyof typeof UNIT_MS];
};

/** The remedy as a part of a sentence; undefined where the duration is within the bounds. */
export const checkDuration = (
  text: string,
  { min, max }: { min: string; max: string },
): string | undefined => {
  const [ms, least = 0, most = Infinity] = [text, min, max].map(parseDuration);
  return ms === undefined || ms < least || ms > most
    ? `use a duration from "${min}" to "${max}", such as "5m"`
    : undefined;
};
