import { describe, expect, it } from 'vitest';
import {
  describeShortcoming,
  type Shortcoming,
  type ShortcomingCode,
} from '../../common/errors/shortcomings';

const listener = 'failed';
const port = { address: 'localhost', port: 8383 };

/** Each with what its sentences have to name. */
const SAMPLES: {
  [C in ShortcomingCode]: [details: Extract<Shortcoming, { code: C }>['details'], named: string][];
} = {
  no_geoip: [[undefined, 'Location']],
  no_custom_pipeline: [[undefined, '@custom']],
  no_lifecycle: [
    [{ retention: '90d' }, 'not for 90d'],
    [{}, 'not rolled over'],
  ],
  template_outranked: [[{ priority: 250 }, 'below 250']],
  no_write_access: [[undefined, 'grant write access']],
  no_encryption_key: [[undefined, 'encryptionKey']],
  installation_denied: [[{ quote: 'no right' }, 'no right']],
  installation_failed: [[{ quote: 'no answer' }, 'no answer']],
  auth0_unverified: [
    [{ mode: 'certificate' }, 'verificationMode is "certificate". Any server with a certificate'],
    [{ mode: 'none' }, 'Any server on the way'],
  ],
  listener_bad_path: [[{ listener }, 'listener.path']],
  listener_bad_network: [
    [{ listener, setting: 'allowedNetworks', quote: 'invalid IP: x' }, 'allowedNetworks'],
  ],
  listener_incomplete_ssl: [
    [{ listener, lacks: 'certificate_or_key' }, 'certificate or its key'],
    [{ listener, lacks: 'certificate_authorities' }, 'certificateAuthorities'],
  ],
  listener_unreadable_file: [
    [{ listener, setting: 'key', file: '/tls.key', error: 'ENOENT' }, '/tls.key: ENOENT'],
  ],
  listener_wrong_passphrase: [[{ listener }, 'keyPassphrase']],
  listener_bad_certificate: [
    [{ listener, setting: 'key', fault: 'no_key' }, 'ssl.key contains no key'],
    [{ listener, setting: 'key', fault: 'other_key' }, "not the certificate's key"],
    [{ listener: 'listening', setting: 'certificate', fault: 'no_certificate' }, 'earlier'],
  ],
  listener_port_taken: [[{ listener, ...port }, 'Port 8383 on localhost']],
  listener_cannot_listen: [[{ listener, ...port, error: 'EACCES' }, 'EACCES']],
};

describe.each(Object.entries(SAMPLES))('%s', (code, samples) => {
  it('has a title, a consequence and a remedy, which name its details', () => {
    for (const [details, named] of samples) {
      const { title, consequence, remedy } = describeShortcoming({ code, details });
      expect(`${title} ${consequence} ${remedy}`).toContain(named);
      expect(title).not.toContain('undefined');
      expect(consequence).toMatch(/\.$/);
      expect(remedy).toMatch(/\.$/);
    }
  });
});

it('names the code of another version, and one whose details are missing', () => {
  for (const code of ['of_a_later_version', 'constructor', 'listener_port_taken'])
    expect(describeShortcoming({ code }).title).toContain(`"${code}"`);
});
