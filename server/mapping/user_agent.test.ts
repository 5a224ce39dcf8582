import { describe, expect, it } from 'vitest';
import { readRecord } from './auth0_record';
import { mapUserAgent } from './user_agent';

const agentOf = (user_agent: unknown, details: object = {}) =>
  mapUserAgent(readRecord({ type: 's', user_agent, details })).user_agent;

describe('mapUserAgent', () => {
  it.each([
    ['Firefox 125.0.0 / Arch 0.0.0', { name: 'Firefox', version: '125.0.0', os: { name: 'Arch' } }],
    [
      'Chrome Mobile 120.0.1 / Android 14.0.0',
      { name: 'Chrome Mobile', os: { name: 'Android', version: '14.0.0', full: 'Android 14.0.0' } },
    ],
    ['Other 0.0.0 / Other 0.0.0', { name: 'Other', os: { name: 'Other' } }],
    [
      'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0',
      { name: 'Firefox', version: '128.0', os: { name: 'Linux' } },
    ],
    ['curl/8.5.0', { name: 'Other' }],
  ])('reads %s', (text, expected) => {
    expect(agentOf(text)).toMatchObject({ original: text, ...expected });
  });

  it('falls back to the agent of a Management API request, and to nothing', () => {
    const details = { request: { userAgent: 'Firefox 125.0.0 / Arch 0.0.0' } };
    expect(agentOf(undefined, details)).toMatchObject({ name: 'Firefox' });
    expect(agentOf({})).toBeUndefined();
  });
});
