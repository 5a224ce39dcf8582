import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRedact, type RedactionRules } from './redact';
import type { JsonObject } from '../mapping/values';

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
      description: 'Login of ann (ann@b.example), channel planned. ANN.',
    };
    expect(redact({ mask: ['user_name'] }, event).description).toBe(
      'Login of **** (****@b.example), channel planned. ****.',
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

  it.each([
    ['percent-encoded', 'GET /api/v2/users/auth0%7C5f7c', 'GET /api/v2/users/****'],
    ['beside encoded signs', '?q=email%3A%22auth0%7C5f7c%22', '?q=email:"****"'],
    ['encoded twice', '?next=%2Fu%2Fauth0%257C5f7c', '?next=/u/****'],
    ['where percent signs stand for themselves', '100% auth0%7C5f7c', '100% ****'],
    ['at both ends', 'auth0|5f7c, auth0|5f7c', '****, ****'],
  ])('is found %s', (_where, text, expected) => {
    const event = { type: 's', user_id: 'auth0|5f7c', text };
    expect(redact({ mask: ['user_id'] }, event).text).toBe(expected);
  });

  it('is found with spaces as a form has them, and as a number', () => {
    const event = { type: 's', name: 'Jane Doe', phone: '4917012345', n: 4917012345 };
    expect(
      redact({ mask: ['name', 'phone'] }, { ...event, text: 'name=Jane+Doe&page=1' }),
    ).toMatchObject({ n: '****', text: 'name=****&page=1' });
  });

  it('has the hash of the field in another letter case too', () => {
    const event = { type: 's', email: 'Jane@B.example', text: 'jane@b.example' };
    const { email, text } = redact({ hash: ['email'], key: KEY }, event);
    expect(text).toBe(email);
  });

  it('is replaced in names, each of which stays', () => {
    const event = {
      type: 's',
      user_name: 'jane',
      email: 'jane@b.example',
      details: { 'jane@b.example': 1, 'JANE@b.example': 2, jane: 3 },
    };
    expect(redact({ mask: ['email', 'user_name'] }, event).details).toEqual({
      '****': 1,
      '**** 2': 2,
      jane: 3,
    });
  });

  it('is no "true" or "false", which stand for themselves elsewhere', () => {
    const event = { type: 's', verified: true, text: 'It is true.' };
    expect(redact({ mask: ['verified'] }, event).text).toBe('It is true.');
  });

  it('is replaced beside the event as well', () => {
    const record = { log_id: '1', email: 'x@b.example', data: { type: 's', email: 'a@b.example' } };
    const forwarded = { message: 'of a@b.example', json: record };
    expect(redact({ mask: ['email'] }, forwarded)).toEqual({
      message: 'of ****',
      json: { log_id: '1', email: '****', data: { type: 's', email: '****' } },
    });
  });

  it('may hold signs that mean something to a pattern', () => {
    const event = { type: 's', user_name: 'a.b+c$(d)[e]/f-g', text: 'x a.b+c$(d)[e]/f-g y' };
    expect(redact({ mask: ['user_name'] }, event).text).toBe('x **** y');
  });
});

describe('JSON text', () => {
  const event = (text: string) => ({ type: 's', details: { request: { body: text } } });
  const bodyOf = (text: string, mask = ['email']) =>
    (redact({ mask }, event(text)).details as { request: { body: string } }).request.body;

  it('is looked into', () => {
    expect(bodyOf('{"users":[{"email":"a@b.example"}]}')).toBe('{"users":[{"email":"****"}]}');
    expect(bodyOf('[{"email":7}]', ['details.request.body.email'])).toBe('[{"email":"****"}]');
    expect(bodyOf('{"text":"{\\"email\\":\\"x\\"}"}')).toBe('{"text":"{\\"email\\":\\"****\\"}"}');
  });

  it.each(['{ "a": 1.0 }', '{"email":', '[]', '{"id": 12345678901234567890}'])(
    'stays as it is where nothing of %s is replaced',
    (text) => expect(bodyOf(text)).toBe(text),
  );
});

it('masks what stands for a name within a masked field', () => {
  const event = { type: 's', details: { users: { 'a@b.example': { role: 'x' } } } };
  expect(redact({ mask: ['users'] }, event).details).toEqual({
    users: { '****': { role: '****' } },
  });
});

it.each(['type', 'date', 'log_id', '_id'])('never replaces the %s of an event', (field) => {
  const event = { type: 's', date: '2026-01-02', log_id: '7', _id: '8' };
  expect(redact({ mask: [field] }, { log_id: '7', data: event })).toEqual({
    ...{ log_id: '7', data: event },
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
    expect(hashed('hmac:a@b.example')).not.toContain('a@b.example');
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

it('takes any number of values', () => {
  const users = Array.from({ length: 50_000 }, (_, n) => ({ email: `user${n}@b.example` }));
  const event = { type: 's', details: { users, text: 'of user49999@b.example' } };
  const { details } = redact({ mask: ['email'] }, event);
  expect((details as { text: string }).text).toBe('of ****');
});

it('masks every text whole rather than keep values without end', () => {
  const email = Array.from({ length: 100_001 }, (_, n) => n);
  expect(redact({ mask: ['email'] }, { type: 's', email, text: 'any' }).text).toBe('****');
});

it('masks a text whole rather than compare without end', () => {
  const names = Array.from({ length: 2_000 }, (_, n) => `a${' b'.repeat(n)} c`);
  const text = 'a b '.repeat(200_000);
  const { details } = redact({ mask: ['name'] }, { type: 's', details: { name: names, text } });
  expect((details as { text: string }).text).toBe('****');
});
