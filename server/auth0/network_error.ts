// What kept a request from being answered, as an error of the family.
import { Auth0LogsError } from '../errors';

const CERTIFICATE_REASONS: Record<string, string> = {
  CERT_HAS_EXPIRED: 'has expired',
  CERT_NOT_YET_VALID: 'is not valid yet',
  CERT_REVOKED: 'was revoked',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'is self-signed',
  ERR_TLS_CERT_ALTNAME_INVALID: 'is made out to another name',
  SELF_SIGNED_CERT_IN_CHAIN: 'was issued by an authority that Kibana does not trust',
  UNABLE_TO_GET_ISSUER_CERT: 'was issued by an authority that Kibana does not trust',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'was issued by an authority that Kibana does not trust',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'comes without the authority that issued it',
};

const CONNECTION_REASONS: Record<string, string> = {
  EAI_AGAIN: 'the name service does not answer',
  ECONNREFUSED: 'it refuses the connection',
  ECONNRESET: 'the connection was cut off',
  EHOSTUNREACH: 'there is no way to its address',
  ENETUNREACH: 'there is no way to its network',
  EPIPE: 'the connection was cut off',
  ETIMEDOUT: 'the connection is not taken',
};

/** Messages of Node and OpenSSL are left to `cause`: they name no remedy. */
export const networkError = (thrown: unknown, domain: string): Auth0LogsError => {
  if (thrown instanceof Auth0LogsError) return thrown;
  const code = (thrown as NodeJS.ErrnoException).code ?? 'unknown';
  const options = { cause: thrown };
  if (code === 'ENOTFOUND' || code === 'ENODATA')
    return new Auth0LogsError('auth0_domain_unknown', `There is no domain ${domain}.`, options);
  const certificate = CERTIFICATE_REASONS[code];
  if (certificate)
    return new Auth0LogsError('auth0_tls', `The certificate of ${domain} ${certificate}.`, options);
  if (code === 'EPROTO' || /^(ERR_SSL_|ERR_TLS_|CERT_)/.test(code))
    return new Auth0LogsError('auth0_tls', `No TLS connection to ${domain}: ${code}.`, options);
  const reason = CONNECTION_REASONS[code] ?? code;
  return new Auth0LogsError('auth0_unreachable', `${domain} is out of reach: ${reason}.`, options);
};
