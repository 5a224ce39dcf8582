// Details of each code that has some, and errors made of them.
import {
  type DetailedCode,
  type ErrorCode,
  type FailureDetails,
} from '../../common/errors/failures';
import { Auth0LogsError } from '../../server/errors';

const domain = 'acme.eu.auth0.com';

/** Each with what its sentence has to name. */
export const FAILURE_SAMPLES: {
  [C in DetailedCode]: [details: FailureDetails[C], named: string][];
} = {
  wrong_token: [
    [{ header: 'missing' }, 'header is missing'],
    [{ header: 'invalid' }, 'invalid'],
  ],
  too_large: [[{ limit_bytes: 1_048_576 }, '1048576 bytes']],
  not_json: [[{ line: 3, byte: 17 }, 'line 3, byte 17']],
  overloaded: [
    [{ by: 'waiting_events' }, 'waiting'],
    [{ by: 'elasticsearch' }, 'Elasticsearch'],
  ],
  too_many_namesakes: [[{ name: 'Acme' }, '"Acme"']],
  too_many_sources: [[{ limit: 1_000 }, '1000']],
  too_many_tokens: [[{ limit: 5 }, '5']],
  event_not_json: [
    [{ line: 3, column: 4 }, 'line 3, column 4'],
    [{}, 'not JSON.'],
  ],
  not_one_event: [
    [{ found: 'nothing' }, 'no event'],
    [{ found: 'other_json' }, 'not an object'],
  ],
  unavailable: [
    [{ task: 'connect' }, 'cannot be reached.'],
    [
      { task: 'write_events', error: 'some_exception' },
      'write the events right now (some_exception).',
    ],
    [{ task: 'search_events' }, 'search the events'],
  ],
  not_installed: [
    [{ missing: 'templates' }, 'templates'],
    [{ missing: 'index_template' }, 'index template'],
    [{ missing: 'ingest_pipeline' }, 'ingest pipeline'],
  ],
  may_not_grant: [
    [{ lacks: 'write_events' }, 'write the events'],
    [{ lacks: 'create_api_key' }, 'API keys'],
  ],
  cannot_grant: [
    [{ reason: 'kibana_security_off' }, 'in Kibana'],
    [{ reason: 'elasticsearch_security_off' }, 'in Elasticsearch'],
    [{ reason: 'no_api_keys' }, 'API keys'],
  ],
  auth0_domain_invalid: [
    [{ fault: 'empty' }, 'empty'],
    [{ fault: 'not_https' }, 'https'],
    [{ fault: 'unreadable' }, 'neither'],
    [{ fault: 'has_credentials' }, 'password'],
    [{ fault: 'auth0_site', host: 'manage.auth0.com' }, 'manage.auth0.com'],
    [{ fault: 'ip_address', host: '93.184.216.34' }, '93.184.216.34'],
    [{ fault: 'has_port', host: `${domain}:8443` }, ':8443'],
    [{ fault: 'not_a_host', host: 'acme_1' }, '"acme_1"'],
    [{ fault: 'incomplete', host: 'acme' }, 'acme.eu.auth0.com'],
  ],
  auth0_address_forbidden: [
    [{ host: domain, address: '10.0.0.1' }, `${domain} resolves to 10.0.0.1`],
    [{ host: '10.0.0.1', address: '10.0.0.1' }, '10.0.0.1 is not a public address'],
  ],
  auth0_domain_unknown: [[{ domain }, domain]],
  auth0_not_a_tenant: [
    [{ domain, status: 302, is_json: false }, 'status 302 with something other than JSON'],
    [{ domain, status: 200, is_json: true }, 'status 200 with other JSON'],
  ],
  auth0_not_tenant_domain: [[{ domain }, `https://${domain}/api/v2/`]],
  auth0_scope_missing: [[{ scopes: ['read:logs', 'read:users'] }, 'read:logs or read:users']],
  auth0_refused: [[{ domain, quote: 'No good.' }, `${domain} refused: No good.`]],
  auth0_rate_limited: [
    [{ domain, retry_after_seconds: 42 }, 'in 42 s'],
    [{ domain }, domain],
  ],
  auth0_failing: [[{ domain, status: 503 }, 'status 503']],
  auth0_unexpected_answer: [
    [{ domain, answer: 'without_reason' }, 'without a reason'],
    [{ domain, answer: 'undocumented' }, 'documentation'],
    [{ domain, answer: 'cut_off' }, 'too early'],
    [{ domain, answer: 'not_json' }, 'other than JSON'],
    [{ domain, answer: 'not_a_list' }, 'list'],
    [{ domain, answer: 'other_address' }, 'address outside'],
  ],
  auth0_answer_too_large: [[{ domain, limit_bytes: 16_777_216 }, '16777216 bytes']],
  auth0_tls: [
    [{ domain, error: 'CERT_HAS_EXPIRED' }, `certificate of ${domain} has expired`],
    [{ domain, error: 'EPROTO' }, 'EPROTO'],
  ],
  auth0_unreachable: [
    [{ domain, error: 'ECONNREFUSED' }, 'refuses the connection'],
    [{ domain, error: 'EODD' }, 'EODD'],
  ],
  auth0_timeout: [[{ domain, seconds: 20 }, 'within 20 s']],
  auth0_proxy_failed: [
    [{ proxy: 'proxy.example:3128', status: 407 }, 'proxy.example:3128 answered with status 407'],
    [{ proxy: 'proxy.example:3128', error: 'ECONNREFUSED' }, 'refuses the connection'],
    [{ proxy: 'proxy.example:3128', error: 'CERT_HAS_EXPIRED' }, 'its certificate has expired'],
  ],
  auth0_ssl_settings: [
    [{ setting: 'key', fault: 'missing' }, 'ssl.key is missing'],
    [
      { setting: 'certificate', fault: 'unreadable', file: '/etc/c.pem', error: 'ENOENT' },
      '/etc/c.pem of auth0_logs.auth0.ssl.certificate cannot be read (ENOENT)',
    ],
    [
      { setting: 'certificateAuthorities', fault: 'no_certificate', file: '/etc/c.pem' },
      'contains no certificate',
    ],
    [{ setting: 'key', fault: 'no_key', file: '/etc/k.pem' }, 'no private key'],
    [{ setting: 'key', fault: 'other_key', file: '/etc/k.pem' }, 'not the key of the certificate'],
    [
      { setting: 'keyPassphrase', fault: 'wrong_passphrase', file: '/etc/k.pem' },
      'keyPassphrase does not decrypt the key',
    ],
  ],
  auth0_other_tenant: [[{ domain, stream_domain: 'other.auth0.com' }, 'other.auth0.com']],
  log_stream_left_behind: [[{ domain, stream_id: 'lst_1' }, 'lst_1']],
};

const hasDetails = (code: ErrorCode): code is DetailedCode => Object.hasOwn(FAILURE_SAMPLES, code);

/** An error of any code. */
export const sampleError = (code: ErrorCode): Auth0LogsError => {
  const details = hasDetails(code) ? FAILURE_SAMPLES[code][0]?.[0] : undefined;
  return new Auth0LogsError(
    ...([code, { details }] as ConstructorParameters<typeof Auth0LogsError>),
  );
};
