import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRedact, type RedactionRules } from './redact';
import type { JsonObject } from './values';

const KEY = 'k'.repeat(64);

const redact = (rules: Partial<RedactionRules>, record: JsonObject): JsonObject => {
  const apply = createRedact({ mask: [], hash: [], ...rules });
  if (!apply) throw new Error('These rules name nothing.');
  return apply(record);
};

it('is nothing where the rules name nothing', () => {
  expect(createRedact({ mask: [], hash: [] })).toBeUndefined();
});

it('takes a key to hash', () => {
  expect(() => createRedact({ mask: [], hash: ['email'] })).toThrow('takes a key');
});

describe('a field', () => {
  it('by its name alone is masked at any depth, in arrays too, and whatever its type', () => {
    const event = {
      type: 's',
      email: 'a@b.example',
      details: { users: [{ email: 'c@d.example', age: 7 }, { email: 4711 }], other: 'kept' },
    };
    expect(redact({ mask: ['email'] }, event)).toEqual({
      type: 's',
      email: '****',
      details: { users: [{ email: '****', age: 7 }, { email: '****' }], other: 'kept' },
    });
  });

  it('by dots starts at the event', () => {
    const event = { type: 's', ip: '203.0.113.7', details: { request: { ip: '198.51.100.9' } } };
    expect(redact({ mask: ['details.request.ip'] }, event)).toEqual({
      ...event,
      details: { request: { ip: '****' } },
    });
  });

  it('that is an object is masked with all it holds', () => {
    const event = { type: 's', details: { body: { a: 1, b: [true, 'x'], c: null, d: '' } } };
    expect(redact({ mask: ['details.body'] }, event)).toEqual({
      type: 's',
      details: { body: { a: '****', b: ['****', '****'], c: null, d: '' } },
    });
  });

  it('in both lists is masked', () => {
    expect(
      redact({ mask: ['email'], hash: ['email'], key: KEY }, { type: 's', email: 'a' }),
    ).toEqual({
      type: 's',
      email: '****',
    });
  });
});

describe('the event', () => {
  const rules = { mask: ['user_name'] };
  const event = { type: 's', user_name: 'jane' };
  const masked = { type: 's', user_name: '****' };

  it('is found in a record of a log stream, bare, or forwarded', () => {
    expect(redact(rules, { log_id: '1', data: event })).toEqual({ log_id: '1', data: masked });
    expect(redact(rules, event)).toEqual(masked);
    expect(redact(rules, { json: { log_id: '1', data: event } })).toEqual({
      json: { log_id: '1', data: masked },
    });
  });

  it('is not changed itself', () => {
    const before = structuredClone(event);
    redact(rules, event);
    expect(event).toEqual(before);
  });
});

describe('a replaced value', () => {
  it('is replaced wherever it is repeated, but not inside of other words', () => {
    const event = {
      type: 's',
      user_name: 'ann',
      description: 'Login of ann (ann@b.example), channel planned. ANN',
    };
    expect(redact({ mask: ['user_name'] }, event).description).toBe(
      'Login of **** (****@b.example), channel planned. ANN',
    );
  });

  it('takes the longest first', () => {
    const event = { type: 's', name: 'jane', email: 'jane@b.example', text: 'to jane@b.example' };
    expect(redact({ hash: ['email'], mask: ['name'], key: KEY }, event).text).toMatch(
      /^to hmac:[0-9a-f]{32}$/,
    );
  });

  it('never changes what the event is', () => {
    const event = { type: 'sapi', log_id: 'sapi', user_name: 'sapi' };
    expect(redact({ mask: ['user_name'] }, event)).toEqual({ ...event, user_name: '****' });
  });

  it('may hold signs that mean something to a pattern', () => {
    const event = { type: 's', user_name: 'a.b+c$(d)[e]/f-g', text: 'x a.b+c$(d)[e]/f-g y' };
    expect(redact({ mask: ['user_name'] }, event).text).toBe('x **** y');
  });
});

describe('a hash', () => {
  const hashed = (value: string, key = KEY) =>
    redact({ hash: ['email'], key }, { type: 's', email: value }).email;

  it('keeps equal values equal and others apart, and tells nothing without the key', () => {
    expect(hashed('a@b.example')).toBe(hashed('a@b.example'));
    expect(hashed('a@b.example')).not.toBe(hashed('c@b.example'));
    expect(hashed('a@b.example')).not.toBe(hashed('a@b.example', 'l'.repeat(64)));
    expect(hashed('a@b.example')).toMatch(/^hmac:[0-9a-f]{32}$/);
  });

  it('is not hashed again', () => {
    const once = hashed('a@b.example') as string;
    expect(hashed(once)).toBe(once);
  });
});

it('lets no value of a masked field through, whatever the event', () => {
  fc.assert(
    fc.property(
      fc.object({ maxDepth: 4 }),
      fc.stringMatching(/^[a-z]{8}-[0-9]{6}$/),
      (details, secret) => {
        const event = { type: 's', email: secret, details: { ...details, email: [secret] } };
        const text = JSON.stringify(redact({ mask: ['email'] }, event));
        expect(text).not.toContain(secret);
      },
    ),
  );
});

it('masks whole what lies too deep to be looked at', () => {
  const depth = 10_000;
  const deep = JSON.parse('{"a":'.repeat(depth) + '"secret"' + '}'.repeat(depth)) as JsonObject;
  expect(JSON.stringify(redact({ mask: ['email'] }, { type: 's', details: deep }))).not.toContain(
    'secret',
  );
});

it('keeps keys that mean something to JavaScript', () => {
  const event = JSON.parse('{"type":"s","__proto__":{"email":"a@b.example"}}') as JsonObject;
  const text = JSON.stringify(redact({ mask: ['email'] }, event));
  expect(text).toBe('{"type":"s","__proto__":{"email":"****"}}');
});
