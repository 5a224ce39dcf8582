// What Node's names of network errors mean, as the end of a sentence.

const CERTIFICATE_REASONS: Partial<Record<string, string>> = {
  CERT_HAS_EXPIRED: 'has expired',
  CERT_NOT_YET_VALID: 'is not valid yet',
  CERT_REVOKED: 'was revoked',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'is self-signed',
  ERR_TLS_CERT_ALTNAME_INVALID: 'is issued to another name',
  SELF_SIGNED_CERT_IN_CHAIN: 'was issued by an authority that Kibana does not trust',
  UNABLE_TO_GET_ISSUER_CERT: 'was issued by an authority that Kibana does not trust',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'was issued by an authority that Kibana does not trust',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'comes without the authority that issued it',
};

const CONNECTION_REASONS: Partial<Record<string, string>> = {
  EAI_AGAIN: 'the name server does not answer',
  ECONNREFUSED: 'it refuses the connection',
  ECONNRESET: 'the connection was closed',
  EHOSTUNREACH: 'its address has no route',
  ENETUNREACH: 'its network has no route',
  EPIPE: 'the connection was closed',
  ETIMEDOUT: 'the connection timed out',
};

/** Undefined where the error is not one of a certificate. */
export const certificateReason = (error: string): string | undefined => CERTIFICATE_REASONS[error];

export const connectionReason = (error: string): string => CONNECTION_REASONS[error] ?? error;
