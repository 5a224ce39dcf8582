import { describe, expect, it } from 'vitest';
import { internalError, responseFactory } from './response';

describe('responseFactory', () => {
  it('puts an error into the shape of Boom', () => {
    const headers = { 'retry-after': '5' };
    const body = { message: 'too much', attributes: { limit: 1 } };
    const answer = responseFactory.customError({ statusCode: 429, body, headers });
    expect(answer).toEqual({
      status: 429,
      payload: {
        statusCode: 429,
        error: 'Too Many Requests',
        message: 'too much',
        attributes: { limit: 1 },
      },
      options: { headers },
    });
  });

  it('formats the errors of `custom` unless told not to', () => {
    const failed = { statusCode: 503, body: { message: 'later' } };
    expect(responseFactory.custom(failed).payload).toMatchObject({ error: 'Service Unavailable' });
    const { status, payload } = responseFactory.custom({ ...failed, bypassErrorFormat: true });
    expect({ status, payload }).toEqual({ status: 503, payload: { message: 'later' } });
    expect(responseFactory.custom({ statusCode: 202, body: 'taken' }).payload).toBe('taken');
  });

  it('names an error that has no words of its own, but wants words for a custom one', () => {
    expect(responseFactory.notFound().payload).toMatchObject({ message: 'Not Found' });
    expect(() => responseFactory.custom({ statusCode: 500 })).toThrow('expected error message');
  });

  it.each([200, 399, 600])('refuses %i as the status of an error', (statusCode) => {
    expect(() => responseFactory.customError({ statusCode, body: 'x' })).toThrow(
      `Expected from 400 to 599, but given: ${statusCode}`,
    );
  });

  it('tells nothing of an unexpected error', () => {
    expect(internalError().payload).toMatchObject({
      statusCode: 500,
      message: 'An internal server error occurred. Check Kibana server logs for details.',
    });
  });
});
