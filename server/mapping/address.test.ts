import { describe, expect, it } from 'vitest';
import { readAddress } from './address';

describe('readAddress', () => {
  it.each([
    ['192.0.2.1', '192.0.2.1', undefined],
    [' 192.0.2.1 ', '192.0.2.1', undefined],
    ['192.0.2.1:443', '192.0.2.1', 443],
    ['::ffff:192.0.2.1', '192.0.2.1', undefined],
    ['::FFFF:c000:201', '192.0.2.1', undefined],
    ['0:0:0:0:0:ffff:c000:0201', '192.0.2.1', undefined],
    ['[::ffff:192.0.2.1]:8080', '192.0.2.1', 8080],
    ['2001:db8::443', '2001:db8::443', undefined],
    ['2001:DB8:0:0:0:0:0:443', '2001:db8::443', undefined],
    ['2001:db8:0:1::5', '2001:db8:0:1::5', undefined],
    ['[2001:db8::8a2e:370]', '2001:db8::8a2e:370', undefined],
    ['[2001:db8::8a2e:370]:443', '2001:db8::8a2e:370', 443],
    ['fe80::1%eth0', 'fe80::1', undefined],
    ['192.0.2.1:99999', '192.0.2.1', undefined],
  ])('reads %s', (text, ip, port) => {
    expect(readAddress(text)).toEqual({ ip, port });
  });

  it.each(['192.0.2.256', 'unknown', '', '[192.0.2.1', ':443', '2001:db8::g', 7, null])(
    'sees none in %j',
    (value) => {
      expect(readAddress(value)).toBeUndefined();
    },
  );
});
