// How many items there are of each key.
export const countBy = <T>(
  items: readonly T[],
  keyOf: (item: T) => string,
): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
};
