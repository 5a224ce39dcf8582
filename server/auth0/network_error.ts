// What kept a request from being answered, as an error of the family.
import { certificateReason } from '../../common/errors/network_reasons';
import { Auth0LogsError } from '../errors';

/** Messages of Node and OpenSSL are left to `cause`: they name no remedy. */
export const networkError = (thrown: unknown, domain: string): Auth0LogsError => {
  if (thrown instanceof Auth0LogsError) return thrown;
  const code = (thrown as NodeJS.ErrnoException).code ?? 'unknown';
  const options = { details: { domain, error: code }, cause: thrown };
  if (code === 'ENOTFOUND' || code === 'ENODATA')
    return new Auth0LogsError('auth0_domain_unknown', { details: { domain }, cause: thrown });
  const isTls = code === 'EPROTO' || /^(ERR_SSL_|ERR_TLS_|CERT_)/.test(code);
  return isTls || certificateReason(code) !== undefined
    ? new Auth0LogsError('auth0_tls', options)
    : new Auth0LogsError('auth0_unreachable', options);
};
