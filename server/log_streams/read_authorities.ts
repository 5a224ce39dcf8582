// The authorities that Auth0's certificates are judged by: Node's own, and those of kibana.yml.
import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { rootCertificates } from 'node:tls';
import type { FailureDetails } from '../../common/errors/failures';
import { Auth0LogsError } from '../errors';

/** As PEM; undefined leaves it to Node. Throws auth0_authorities_unreadable. */
export const readAuthorities = async (files: readonly string[]): Promise<string[] | undefined> =>
  files.length === 0 ? undefined : [...rootCertificates, ...(await Promise.all(files.map(read)))];

const read = async (file: string): Promise<string> => {
  const pem = await readText(file);
  try {
    new X509Certificate(pem);
    return pem;
  } catch (cause) {
    throw unreadable({ file }, cause);
  }
};

const readText = async (file: string): Promise<string> => {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    const error = (cause as NodeJS.ErrnoException).code ?? 'unknown';
    throw unreadable({ file, error }, cause);
  }
};

const unreadable = (details: FailureDetails['auth0_authorities_unreadable'], cause: unknown) =>
  new Auth0LogsError('auth0_authorities_unreadable', { details, cause });
