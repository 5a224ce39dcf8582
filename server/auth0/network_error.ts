// What kept a request from being answered, or its answer from arriving whole, as an error of the
// family. Messages of Node, OpenSSL and undici are left to `cause`: they name no remedy.
import { certificateReason } from '../../common/errors/network_reasons';
import { Auth0LogsError } from '../errors';
import { type ConnectionOptions, MAX_ANSWER_BYTES } from './dispatcher';
import { unexpected } from './refusal';

/** How undici tells that a proxy lets nobody through: only its words have the status. */
const PROXY_STATUS = /^Proxy response \((\d{3})\)/;

export const networkError = (
  thrown: unknown,
  { domain, proxyUrl }: { domain: string } & Pick<ConnectionOptions, 'proxyUrl'>,
): Auth0LogsError => {
  if (thrown instanceof Auth0LogsError) return thrown;
  const { code = 'unknown', message } = thrown as NodeJS.ErrnoException;
  const [, proxyStatus] = PROXY_STATUS.exec(message) ?? [];
  if (proxyUrl !== undefined && proxyStatus !== undefined)
    return new Auth0LogsError('auth0_proxy_failed', {
      details: { proxy: new URL(proxyUrl).host, status: Number(proxyStatus) },
      cause: thrown,
    });
  const options = { details: { domain, error: code }, cause: thrown };
  if (code === 'ENOTFOUND' || code === 'ENODATA')
    return new Auth0LogsError('auth0_domain_unknown', { details: { domain }, cause: thrown });
  const isTls = code === 'EPROTO' || /^(ERR_SSL_|ERR_TLS_|CERT_)/.test(code);
  return isTls || certificateReason(code) !== undefined
    ? new Auth0LogsError('auth0_tls', options)
    : new Auth0LogsError('auth0_unreachable', options);
};

/** Of an answer that has begun. */
export const answerError = (thrown: unknown, domain: string): Auth0LogsError => {
  if (thrown instanceof Auth0LogsError) return thrown;
  const options = { details: { domain, limit_bytes: MAX_ANSWER_BYTES }, cause: thrown };
  return (thrown as NodeJS.ErrnoException).code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE'
    ? new Auth0LogsError('auth0_answer_too_large', options)
    : unexpected('cut_off', domain, thrown);
};
