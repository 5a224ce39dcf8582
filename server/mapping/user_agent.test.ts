import { describe, expect, it } from 'vitest';
import { readRecord } from './auth0_record';
import { mapUserAgent } from './user_agent';

const agentOf = (user_agent: unknown, details: object = {}) =>
  mapUserAgent(readRecord({ type: 's', user_agent, details }));

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
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/126.0.6478.35 Mobile/15E148 Safari/604.1',
      { name: 'Chrome Mobile iOS', os: { name: 'iOS', version: '17.5' } },
    ],
    [
      'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36',
      { name: 'Chrome Mobile', os: { name: 'Android', version: '10' } },
    ],
    ['curl/8.5.0', { name: 'curl', version: '8.5.0' }],
    ['python-requests/2.32.3', { name: 'Python Requests', version: '2.32.3' }],
    ['constructor/1.0', { name: 'constructor', version: '1.0' }],
    ['unheard of', { name: 'Other' }],
  ])('reads %s', (text, expected) => {
    expect(agentOf(text)).toMatchObject({ original: text, ...expected });
  });

  it('falls back to the agent of a Management API request, and to nothing', () => {
    const details = { request: { userAgent: 'Firefox 125.0.0 / Arch 0.0.0' } };
    expect(agentOf(undefined, details)).toMatchObject({ name: 'Firefox' });
    expect(agentOf({})).toBeUndefined();
  });
});
