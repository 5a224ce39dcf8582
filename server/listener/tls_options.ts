// Certificate, key and authorities as they stand in their files now, checked as a whole.
import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { TlsOptions } from 'node:tls';
import type { SslConfig } from './listener_config';
import { ListenerProblem } from './listener_problem';

export interface TlsFiles {
  cert: string;
  key: string;
  ca: string[];
}

/** None where `ssl` is not set: plain HTTP. Throws a ListenerProblem. */
export const readTlsFiles = async (ssl: SslConfig): Promise<TlsFiles | undefined> => {
  const { certificate, key, keyPassphrase, clientAuthentication } = ssl;
  const authorities = [ssl.certificateAuthorities].flat();
  const asksClients = clientAuthentication !== 'none';
  if (!certificate && !key && !keyPassphrase && !asksClients && authorities.length === 0)
    return undefined;
  if (!certificate || !key)
    throw new ListenerProblem('listener_incomplete_ssl', { lacks: 'certificate_or_key' });
  if (asksClients && authorities.length === 0)
    throw new ListenerProblem('listener_incomplete_ssl', { lacks: 'certificate_authorities' });
  return {
    cert: await read('certificate', certificate),
    key: await read('key', key),
    ca: await Promise.all(authorities.map((file) => read('certificateAuthorities', file))),
  };
};

/** Throws a ListenerProblem where the files do not belong together. */
export const tlsOptions = (ssl: SslConfig, { cert, key, ca }: TlsFiles): TlsOptions => {
  const { keyPassphrase: passphrase, clientAuthentication } = ssl;
  const versions = [...ssl.supportedProtocols].sort();
  const certificate = parseCertificate('certificate', cert);
  for (const authority of ca) parseCertificate('certificateAuthorities', authority);
  if (!certificate.checkPrivateKey(parseKey(key, passphrase)))
    throw new ListenerProblem('listener_bad_certificate', { setting: 'key', fault: 'other_key' });
  return {
    cert,
    key,
    passphrase,
    ...(ca.length > 0 && { ca }),
    minVersion: versions[0] ?? 'TLSv1.2',
    maxVersion: versions.at(-1) ?? 'TLSv1.3',
    requestCert: clientAuthentication !== 'none',
    rejectUnauthorized: clientAuthentication === 'required',
  };
};

const read = async (setting: string, file: string): Promise<string> => {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    const error = (cause as NodeJS.ErrnoException).code ?? 'unknown';
    throw new ListenerProblem('listener_unreadable_file', { setting, file, error }, { cause });
  }
};

const parseCertificate = (setting: string, pem: string): X509Certificate => {
  try {
    return new X509Certificate(pem);
  } catch (cause) {
    const details = { setting, fault: 'no_certificate' } as const;
    throw new ListenerProblem('listener_bad_certificate', details, { cause });
  }
};

/** The reason is left out: it says nothing more, and a key is no thing to quote. */
const parseKey = (pem: string, passphrase: string | undefined): KeyObject => {
  try {
    return createPrivateKey({ key: pem, passphrase });
  } catch {
    throw pem.includes('ENCRYPTED')
      ? new ListenerProblem('listener_wrong_passphrase', {})
      : new ListenerProblem('listener_bad_certificate', { setting: 'key', fault: 'no_key' });
  }
};
