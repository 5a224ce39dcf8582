import { expect, it } from 'vitest';
import { eventLogMessage } from './event_log_message';

it('makes the sentence from action, reason and details', () => {
  expect(eventLogMessage({ action: 'token-rotated' })).toBe('The token was rotated.');
  expect(eventLogMessage({ action: 'delivery-failing', reason: 'unavailable' })).toContain(
    '"unavailable"',
  );
  const details = { address: 'localhost', port: 8383 };
  expect(
    eventLogMessage({ action: 'listener-failed', reason: 'listener_port_taken', details }),
  ).toBe('Port 8383 on localhost is already in use.');
});

it('names an action, a reason and details of another version', () => {
  expect(eventLogMessage({ action: 'constructor' })).toContain('"constructor"');
  for (const reason of ['of_another', 'listener_port_taken'])
    expect(eventLogMessage({ action: 'listener-failed', reason })).toContain(`"${reason}"`);
});
