import { describe, expect, it } from 'vitest';
import { checkStream, streamRequest, type StreamForm } from './stream_request';

const NOW = Date.UTC(2026, 10, 24);
const DAY_MS = 86_400_000;
const daysAgo = (days: number) => new Date(NOW - days * DAY_MS).toISOString();

const form: StreamForm = {
  ...{ domain: ' acme.auth0.com ', tenant_domain: '', client_id: 'id', client_secret: 'secret' },
  ...{ name: 'Acme', categories: null, start_from: '', is_priority: false },
  remember_credentials: false,
};

describe('checkStream', () => {
  it('accepts what is complete', () => {
    expect(checkStream(form, NOW)).toEqual({});
    expect(checkStream({ ...form, start_from: daysAgo(1) }, NOW)).toEqual({});
  });

  it.each([
    ['domain', ' '],
    ['client_id', ''],
    ['client_secret', ''],
    ['name', ''],
    ['categories', []],
    ['start_from', daysAgo(-1)],
    ['start_from', daysAgo(31)],
  ])('has a sentence for a wrong %s', (field, value) => {
    const problems = checkStream({ ...form, [field]: value }, NOW);
    expect(Object.keys(problems)).toEqual([field]);
  });
});

describe('streamRequest', () => {
  const endpoint = 'https://kb.example.com/api/auth0_logs/webhook/acme';

  it('says no more than was chosen', () => {
    expect(streamRequest(form, endpoint)).toEqual({
      credentials: { domain: 'acme.auth0.com', client_id: 'id', client_secret: 'secret' },
      ...{ endpoint, name: 'Acme' },
    });
  });

  it('says all that was chosen', () => {
    const chosen: StreamForm = {
      ...form,
      ...{ tenant_domain: 'acme.eu.auth0.com', categories: ['actions'], start_from: daysAgo(1) },
      ...{ is_priority: true, remember_credentials: true },
    };
    expect(streamRequest(chosen, endpoint)).toMatchObject({
      credentials: { tenant_domain: 'acme.eu.auth0.com' },
      ...{ categories: ['actions'], start_from: daysAgo(1) },
      ...{ is_priority: true, remember_credentials: true },
    });
  });
});
