import { describe, expect, it } from 'vitest';
import {
  type ErrorCode,
  failureMessage,
  FAILURES,
  pageRemedyOf,
  remedyOf,
} from '../../common/errors/failures';
import { FAILURE_SAMPLES, sampleError } from '../support/failure_samples';

const codes = Object.keys(FAILURES) as ErrorCode[];

it.each(codes)('%s has a status, a sentence and a remedy for each reader', (code) => {
  const { status, retryAfter = 1 } = FAILURES[code];
  expect(status).toBeGreaterThanOrEqual(400);
  expect(status).toBeLessThan(600);
  expect(retryAfter).toBeGreaterThan(0);
  for (const sentence of [sampleError(code).message, remedyOf(code), pageRemedyOf(code)])
    expect(sentence).toMatch(/^(?!.*\b(undefined|NaN)\b)\S.*[.}]$/);
});

describe.each(Object.entries(FAILURE_SAMPLES))('%s', (code, samples) => {
  it('names its details', () => {
    for (const [details, named] of samples)
      expect(failureMessage({ code, details })).toContain(named);
  });

  it('is a sentence without details, too', () => {
    expect(failureMessage({ code })).toBe(`The request failed with the code "${code}".`);
  });
});

it('knows a remedy of other versions, and prefers the words that it is given', () => {
  for (const code of ['of_a_later_version', 'constructor']) {
    expect(failureMessage({ code })).toContain(code);
    expect(failureMessage({ code, details: { a: 1 } }, 'Its words.')).toBe('Its words.');
    expect(remedyOf(code)).toBe(FAILURES.internal.remedy);
    expect(pageRemedyOf(code, 'Its remedy.')).toBe('Its remedy.');
  }
});

it('asks nobody who reads a page to send a request', () => {
  for (const code of codes) expect(pageRemedyOf(code), code).not.toMatch(/\bsend\b|Retry-After/i);
});
