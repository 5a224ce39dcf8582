// How TLS to Auth0 is set up (`auth0_logs.auth0.ssl`), as it stands in the files now.
import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { rootCertificates, type SecureVersion } from 'node:tls';
import type { FailureDetails } from '../../common/errors/failures';
import { Auth0LogsError } from '../errors';
import type { Auth0Config } from './auth0_config';

/** Whatever Node is started with. */
const MIN_VERSION: SecureVersion = 'TLSv1.2';

export interface TlsOptions {
  /** Authorities in place of Node's own (PEM). */
  ca?: string | string[];
  cert?: string;
  key?: string;
  passphrase?: string;
  minVersion?: SecureVersion;
  rejectUnauthorized?: boolean;
  checkServerIdentity?: () => undefined;
}

/** Throws auth0_ssl_settings. */
export const readTlsOptions = async (ssl: Auth0Config['ssl']): Promise<TlsOptions> => {
  const authorities = [ssl.certificateAuthorities].flat();
  return {
    minVersion: MIN_VERSION,
    ca:
      authorities.length === 0 ? undefined : [...rootCertificates, ...(await readAll(authorities))],
    ...(await readIdentity(ssl)),
    ...VERIFICATION[ssl.verificationMode],
  };
};

const VERIFICATION: Record<Auth0Config['ssl']['verificationMode'], TlsOptions> = {
  full: {},
  certificate: { checkServerIdentity: () => undefined },
  none: { rejectUnauthorized: false },
};

const readAll = (files: string[]): Promise<string[]> =>
  Promise.all(
    files.map(async (file) => {
      const pem = await read('certificateAuthorities', file);
      parseCertificate('certificateAuthorities', file, pem);
      return pem;
    }),
  );

/** What Kibana shows to a proxy or firewall that asks for a certificate. */
const readIdentity = async (ssl: Auth0Config['ssl']): Promise<TlsOptions> => {
  const { certificate, key: keyFile, keyPassphrase: passphrase } = ssl;
  if (certificate === undefined && keyFile === undefined) return {};
  if (certificate === undefined) throw unusable({ setting: 'certificate', fault: 'missing' });
  if (keyFile === undefined) throw unusable({ setting: 'key', fault: 'missing' });
  const cert = await read('certificate', certificate);
  const key = await read('key', keyFile);
  const parsed = parseCertificate('certificate', certificate, cert);
  if (!parsed.checkPrivateKey(parseKey(keyFile, key, passphrase)))
    throw unusable({ setting: 'key', fault: 'other_key', file: keyFile });
  return { cert, key, passphrase };
};

type Details = FailureDetails['auth0_ssl_settings'];
type FileSetting = Exclude<Details['setting'], 'keyPassphrase'>;

const read = async (setting: FileSetting, file: string): Promise<string> => {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    const error = (cause as NodeJS.ErrnoException).code ?? 'unknown';
    throw unusable({ setting, fault: 'unreadable', file, error }, cause);
  }
};

const parseCertificate = (setting: FileSetting, file: string, pem: string): X509Certificate => {
  try {
    return new X509Certificate(pem);
  } catch (cause) {
    throw unusable({ setting, fault: 'no_certificate', file }, cause);
  }
};

/** The cause is left out: it says nothing more, and a key is no thing to quote. */
const parseKey = (file: string, pem: string, passphrase: string | undefined): KeyObject => {
  try {
    return createPrivateKey({ key: pem, passphrase });
  } catch {
    throw pem.includes('ENCRYPTED')
      ? unusable({ setting: 'keyPassphrase', fault: 'wrong_passphrase', file })
      : unusable({ setting: 'key', fault: 'no_key', file });
  }
};

const unusable = (details: Details, cause?: unknown) =>
  new Auth0LogsError('auth0_ssl_settings', { details, cause });
