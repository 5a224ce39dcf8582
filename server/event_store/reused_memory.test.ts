import { expect, it } from 'vitest';
import { ReusedMemory } from './reused_memory';

const KIBIBYTE = 1024;

it('hands out again what was given back, where it is large enough', () => {
  const memory = new ReusedMemory({ pieces: 2, bytes: 1024 * KIBIBYTE });
  const piece = memory.take(300 * KIBIBYTE);
  const isPiece = (size: number): boolean => memory.take(size * KIBIBYTE) === piece;
  expect(isPiece(300)).toBe(false);
  memory.giveBack(piece);
  expect(isPiece(400)).toBe(true);
  memory.giveBack(piece);
  expect(isPiece(600)).toBe(false);
});

it('keeps no more than it may', () => {
  const memory = new ReusedMemory({ pieces: 1, bytes: 512 * KIBIBYTE });
  const [kept, one, large] = [300, 300, 600].map((size) => memory.take(size * KIBIBYTE));
  for (const piece of [large, kept, one]) if (piece) memory.giveBack(piece);
  expect([memory.take(300), memory.take(300)].map((piece) => piece === kept)).toEqual([
    true,
    false,
  ]);
});
