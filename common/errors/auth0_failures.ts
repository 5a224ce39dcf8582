// What Auth0 answers, or why it does not, when the plugin calls its Management API.
import type { Failure } from './failure';
import { connectionReason, certificateReason } from './network_reasons';

const TRY_AGAIN_PROXY = 'Try again. Check whether a proxy or firewall answers in place of Auth0.';

const DOMAIN_FAULTS = {
  empty: () => 'The domain is empty.',
  not_https: () => 'Only an https address has a domain.',
  unreadable: () => 'The text is neither a host name nor an https address.',
  has_credentials: () => 'The address contains a user name or a password before "@".',
  auth0_site: (host: string) => `${host} is Auth0's own site, not the domain of a tenant.`,
  ip_address: (host: string) =>
    `${host} is an IP address; Auth0's certificates need the domain of the tenant.`,
  has_port: (host: string) => `${host} contains a port; Auth0 uses port 443 only.`,
  not_a_host: (host: string) => `"${host}" is not a host name.`,
  incomplete: (host: string) =>
    `"${host}" lacks the rest of the domain, such as "${host}.eu.auth0.com".`,
} as const;

export type DomainFault = keyof typeof DOMAIN_FAULTS;

const UNEXPECTED = {
  without_reason: 'refused the request without a reason',
  undocumented: "sent an answer that Auth0's documentation does not describe",
  cut_off: 'sent an answer that ends too early',
  not_json: 'sent something other than JSON',
  not_a_list: 'sent JSON that is not a whole list',
  other_address: 'named an address outside of its log as the next page',
} as const;

const SSL = 'auth0_logs.auth0.ssl';

const SSL_FAULTS = {
  missing: 'is missing',
  unreadable: 'cannot be read',
  no_certificate: 'contains no certificate',
  no_key: 'contains no private key',
  other_key: 'is not the key of the certificate',
  wrong_passphrase: 'does not decrypt the key',
} as const;

interface SslDetails {
  setting: 'certificateAuthorities' | 'certificate' | 'key' | 'keyPassphrase';
  fault: keyof typeof SSL_FAULTS;
  file?: string;
  /** Node's name of it. */
  error?: string;
}

interface OfDomain {
  domain: string;
}

interface OfNetwork extends OfDomain {
  /** Node's name of it. */
  error: string;
}

export const AUTH0_FAILURES = {
  auth0_domain_invalid: {
    status: 400,
    message: ({ fault, host = '' }: { fault: DomainFault; host?: string }) =>
      DOMAIN_FAULTS[fault](host),
    remedy:
      'Enter the domain of the tenant, such as "acme.eu.auth0.com", from the settings of the application in Auth0.',
  },
  auth0_address_forbidden: {
    status: 400,
    message: ({ host, address }: { host: string; address: string }) =>
      host === address
        ? `${address} is not a public address.`
        : `${host} resolves to ${address}, which is not a public address.`,
    remedy: 'Enter a public domain, or set auth0_logs.auth0.allowPrivateAddresses in kibana.yml.',
  },
  auth0_domain_unknown: {
    status: 400,
    message: ({ domain }: OfDomain) => `The domain ${domain} does not exist.`,
    remedy: 'Check the spelling of the domain.',
  },
  auth0_not_a_tenant: {
    status: 400,
    message: ({ domain, status, is_json }: OfDomain & { status: number; is_json: boolean }) =>
      `${domain} does not answer like an Auth0 tenant: it sent status ${status} with ${is_json ? 'other JSON than Auth0 sends' : 'something other than JSON'}.`,
    remedy: 'Check the domain. If it is right, check whether a proxy or firewall answers instead.',
  },
  auth0_wrong_credentials: {
    status: 400,
    message: 'Auth0 rejected these credentials.',
    remedy: "Check the client ID and secret in the application's settings.",
  },
  auth0_no_client_credentials: {
    status: 400,
    message: 'The application is not allowed to use the grant "Client Credentials".',
    remedy:
      'Use a machine-to-machine application, or turn on the grant "Client Credentials" in the advanced settings of this one.',
  },
  auth0_not_authorized: {
    status: 400,
    message: 'The application is not authorized for the Auth0 Management API.',
    remedy:
      'In Auth0, under Applications > APIs > Auth0 Management API, authorize the application with the scopes for log streams.',
  },
  auth0_not_tenant_domain: {
    status: 400,
    message: ({ domain }: OfDomain) =>
      `Auth0 does not know the Management API of this tenant as https://${domain}/api/v2/.`,
    remedy:
      'With a custom domain, enter the tenant\'s own domain too, such as "acme.eu.auth0.com".',
  },
  auth0_scope_missing: {
    status: 400,
    message: ({ scopes }: { /** Any of them would do. */ scopes: string[] }) =>
      `The application lacks the scope ${scopes.join(' or ')}.`,
    remedy:
      'In Auth0, under Applications > APIs > Auth0 Management API, grant the application this scope.',
  },
  auth0_refused: {
    status: 400,
    message: ({ domain, quote }: OfDomain & { quote: string }) => `${domain} refused: ${quote}`,
    remedy: 'Change what Auth0 names, and try again.',
  },
  auth0_no_stream: {
    status: 404,
    message: 'The log stream no longer exists in Auth0.',
    remedy: 'Delete the log stream here as well; then create it again.',
  },
  auth0_stream_limit: {
    status: 409,
    message: 'The tenant has as many log streams as its Auth0 plan allows.',
    remedy: 'Delete a log stream in Auth0 that is no longer needed, or change the plan.',
  },
  auth0_rate_limited: {
    status: 429,
    message: ({
      domain,
      retry_after_seconds,
    }: OfDomain & { /** As far as Auth0 says. */ retry_after_seconds?: number }) =>
      retry_after_seconds === undefined
        ? `${domain} received too many requests.`
        : `${domain} received too many requests; it accepts more in ${retry_after_seconds} s.`,
    remedy: 'Wait, then try again.',
    retryAfter: 10,
  },
  auth0_failing: {
    status: 502,
    message: ({ domain, status }: OfDomain & { status: number }) =>
      `${domain} failed with status ${status}.`,
    remedy: 'Try again later; status.auth0.com reports outages.',
    retryAfter: 30,
  },
  auth0_unexpected_answer: {
    status: 502,
    message: ({ domain, answer }: OfDomain & { answer: keyof typeof UNEXPECTED }) =>
      `${domain} ${UNEXPECTED[answer]}.`,
    remedy: TRY_AGAIN_PROXY,
  },
  auth0_answer_too_large: {
    status: 502,
    message: ({ domain, limit_bytes }: OfDomain & { limit_bytes: number }) =>
      `${domain} sent an answer of more than ${limit_bytes} bytes.`,
    remedy: TRY_AGAIN_PROXY,
  },
  auth0_checkpoint_expired: {
    status: 502,
    message: 'Auth0 no longer has the event after which the log was to be continued.',
    remedy: "Check the tenant's log retention; what it no longer keeps cannot be collected.",
  },
  auth0_tls: {
    status: 502,
    message: ({ domain, error }: OfNetwork) =>
      certificateReason(error) === undefined
        ? `The TLS connection to ${domain} failed: ${error}.`
        : `The certificate of ${domain} ${certificateReason(error) ?? ''}.`,
    remedy:
      "Check the domain and Kibana's clock. If a proxy decrypts TLS, add its authority to auth0_logs.auth0.ssl.certificateAuthorities.",
  },
  auth0_unreachable: {
    status: 502,
    message: ({ domain, error }: OfNetwork) =>
      `${domain} cannot be reached: ${connectionReason(error)}.`,
    remedy:
      'Allow Kibana to connect to the domain on port 443, or set auth0_logs.auth0.proxy.url in kibana.yml.',
  },
  auth0_proxy_failed: {
    status: 502,
    message: ({
      proxy,
      status,
      error = '',
    }: {
      proxy: string;
      /** Of the proxy's answer. */
      status?: number;
      /** Node's name of what came instead of an answer. */
      error?: string;
    }) =>
      status === undefined
        ? `The proxy ${proxy} cannot be reached: ${certificateReason(error) === undefined ? connectionReason(error) : `its certificate ${certificateReason(error) ?? ''}`}.`
        : `The proxy ${proxy} answered with status ${status} instead of connecting to Auth0.`,
    remedy:
      'Check auth0_logs.auth0.proxy.url in kibana.yml, and that the proxy allows connections to the domain on port 443.',
    retryAfter: 30,
  },
  auth0_timeout: {
    status: 504,
    message: ({ domain, seconds }: OfDomain & { seconds: number }) =>
      `${domain} did not answer within ${seconds} s.`,
    remedy: 'Try again. If it lasts, check whether a firewall blocks the domain.',
  },
  auth0_aborted: {
    status: 503,
    message: 'The request to Auth0 was cancelled.',
    remedy: 'Try again.',
  },
  auth0_outcome_unknown: {
    status: 502,
    message: 'Auth0 may have made the change: its answer did not arrive.',
    remedy: 'Check the log streams in Auth0, then try again.',
    retryAfter: 30,
  },
  auth0_ssl_settings: {
    status: 500,
    message: ({ setting, fault, file, error }: SslDetails) =>
      file === undefined || setting === 'keyPassphrase'
        ? `${SSL}.${setting} ${SSL_FAULTS[fault]}.`
        : `The file ${file} of ${SSL}.${setting} ${SSL_FAULTS[fault]}${error === undefined ? '' : ` (${error})`}.`,
    remedy: `Change ${SSL} in kibana.yml, or the permissions of its files.`,
  },
  auth0_credentials_needed: {
    status: 400,
    message: 'The source has no stored Auth0 credentials.',
    remedy: 'Enter domain, client ID and client secret of a machine-to-machine application.',
  },
  auth0_other_tenant: {
    status: 400,
    message: ({ domain, stream_domain }: OfDomain & { stream_domain: string }) =>
      `The log stream is at ${stream_domain}, but the credentials are for ${domain}.`,
    remedy: 'Enter an application of the tenant that the log stream is in.',
  },
  no_log_stream: {
    status: 404,
    message: 'The source has no log stream.',
    remedy: 'Create the log stream first.',
  },
  log_stream_exists: {
    status: 409,
    message: 'The source already has a log stream.',
    remedy: 'Delete the log stream of this source first.',
  },
  log_stream_left_behind: {
    status: 502,
    message: ({ domain, stream_id }: OfDomain & { stream_id: string }) =>
      `The log stream ${stream_id} was created at ${domain}, but could neither be stored here nor deleted again.`,
    remedy: 'Delete the log stream in Auth0, under Monitoring > Streams, and create it again.',
  },
} as const satisfies Record<string, Failure>;
