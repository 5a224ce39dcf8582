import { expect, it } from 'vitest';
import { BodyBudget } from './body_budget';

const MB = 1024 * 1024;

it('lets one large body pass whatever its size, and no other beside it', () => {
  const budget = new BodyBudget(MB);
  budget.lease().charge(100 * MB);
  expect(() => budget.lease().charge(MB)).toThrow('Too many events');
});

it('gives back what was held, also of a body that grew or was refused', () => {
  const budget = new BodyBudget(MB);
  const [first, second] = [budget.lease(), budget.lease()];
  first.charge(1_000);
  first.charge(100 * MB);
  second.charge(1_000);
  expect(() => second.charge(MB)).toThrow('Too many events');
  first.release();
  second.release();
  expect(budget.current.held).toBe(0);
});

it('bounds small bodies too', () => {
  const budget = new BodyBudget(10 * MB);
  expect(() => {
    for (;;) budget.lease().charge(100 * 1024);
  }).toThrow('Too many events');
  expect(budget.current.held).toBeLessThanOrEqual(5 * MB);
});

it('keeps room for small bodies while large ones take what they can', () => {
  const budget = new BodyBudget(100 * MB);
  const refused = Array.from({ length: 20 }, () => budget.lease()).filter((lease) => {
    try {
      for (let size = 0; size < 32 * MB; size += 64 * 1024) lease.charge(64 * 1024);
      return false;
    } catch {
      return true; // which the count tells
    }
  });
  expect(refused).toHaveLength(19);
  for (let count = 0; count < 20; count += 1) budget.lease().charge(100 * 1024);
});
