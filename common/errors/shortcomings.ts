// What the plugin needs and does not have, by code: its title, what the user loses by it, and the
// remedy. Codes and details travel; the sentences are made where they are shown.
import { type DetailsOf, type Sentence, sentenceFrom } from './sentence';

interface Row {
  title: Sentence;
  consequence: Sentence;
  remedy: Sentence;
}

const FULL_DISTRIBUTION = 'Use a full distribution of Elasticsearch with an ingest node.';
const REFUSED = 'Events are refused until then; Auth0 sends them again for a while.';
const SSL = 'auth0_logs.listener.ssl';

/** `stopped` once Kibana ends; what has failed is tried again. */
export type ListenerStatus = 'off' | 'listening' | 'failed' | 'stopped';

const LISTENER_CONSEQUENCES: Record<ListenerStatus, string> = {
  failed: "The plugin's own listener accepts no events; Kibana's webhook does.",
  listening: 'The listener keeps its earlier certificate.',
  off: 'No proxy is trusted: failed authentication counts against the proxy itself.',
  stopped: 'The listener has ended.',
};

const OF_LISTENER = {
  consequence: ({ listener }: { listener: ListenerStatus }) => LISTENER_CONSEQUENCES[listener],
};

const CERTIFICATE_FAULTS = {
  no_certificate: 'contains no certificate that can be read',
  no_key: 'contains no key that can be read',
  other_key: "is not the certificate's key",
} as const;

const AUTH0_SSL = 'auth0_logs.auth0.ssl';

const UNVERIFIED_CONSEQUENCES = {
  certificate: 'Any server with a certificate of a trusted authority can pose as Auth0',
  none: 'Any server on the way to Auth0 can pose as Auth0',
} as const;

const SHORTCOMINGS = {
  no_geoip: {
    title: 'Elasticsearch has no geoip processor.',
    consequence:
      'Location is added only when Auth0 provides it; the network owner (ASN) is not added.',
    remedy: FULL_DISTRIBUTION,
  },
  no_custom_pipeline: {
    title: 'Elasticsearch has no pipeline processor.',
    consequence: 'The pipeline logs-auth0.logs@custom is not run.',
    remedy: FULL_DISTRIBUTION,
  },
  no_lifecycle: {
    title: 'Elasticsearch has no data stream lifecycle.',
    consequence: ({ retention }: { /** Such as "90d". */ retention?: string }) =>
      retention === undefined
        ? 'The data stream is not rolled over automatically.'
        : `Events are kept forever, not for ${retention}.`,
    remedy: 'Use Elasticsearch 8.14 or later.',
  },
  template_outranked: {
    title: 'Another index template applies to the Auth0 data stream.',
    consequence: 'Events are stored with the mappings, pipeline and retention of that template.',
    remedy: ({ priority }: { /** Of the plugin's template. */ priority: number }) =>
      `Give that template a priority below ${priority}, or other index patterns.`,
  },
  no_write_access: {
    title: 'Kibana is not allowed to write to the Auth0 data stream.',
    consequence: REFUSED,
    remedy: 'As an administrator, grant write access.',
  },
  no_encryption_key: {
    title: 'Kibana has no key to encrypt secrets with.',
    consequence:
      'Fields cannot be hashed, Auth0 credentials cannot be stored, and write access cannot be granted.',
    remedy: 'Set xpack.encryptedSavedObjects.encryptionKey in kibana.yml, and restart Kibana.',
  },
  installation_denied: {
    title: ({ quote }: { /** Elasticsearch's reason. */ quote: string }) =>
      `Kibana is not allowed to install the Elasticsearch templates: ${quote}`,
    consequence: REFUSED,
    remedy:
      'Give the user of elasticsearch.username the role kibana_system. Retrying automatically.',
  },
  installation_failed: {
    title: ({ quote }: { /** The client's or Elasticsearch's reason. */ quote: string }) =>
      `The Elasticsearch templates could not be installed: ${quote}`,
    consequence: REFUSED,
    remedy: 'Check that Elasticsearch is up and reachable from Kibana. Retrying automatically.',
  },
  auth0_unverified: {
    title: ({ mode }: { mode: keyof typeof UNVERIFIED_CONSEQUENCES }) =>
      `${AUTH0_SSL}.verificationMode is "${mode}".`,
    consequence: ({ mode }: { mode: keyof typeof UNVERIFIED_CONSEQUENCES }) =>
      `${UNVERIFIED_CONSEQUENCES[mode]}, and read the credentials of its applications.`,
    remedy: `Set it to "full" in kibana.yml, and name your own authorities in ${AUTH0_SSL}.certificateAuthorities.`,
  },
  listener_bad_path: {
    ...OF_LISTENER,
    title: 'auth0_logs.listener.path is not a valid path.',
    remedy: 'Set auth0_logs.listener.path to a path such as "/auth0/logs".',
  },
  listener_bad_network: {
    ...OF_LISTENER,
    title: ({ setting, quote }: { setting: string; /** The parser's reason. */ quote: string }) =>
      `auth0_logs.listener.${setting} contains an entry that is not a network: ${quote}.`,
    remedy: 'Use addresses and CIDR ranges, such as "203.0.113.0/24".',
  },
  listener_incomplete_ssl: {
    ...OF_LISTENER,
    title: ({ lacks }: { lacks: 'certificate_or_key' | 'certificate_authorities' }) =>
      lacks === 'certificate_or_key'
        ? `${SSL} lacks its certificate or its key.`
        : `${SSL} lacks its certificateAuthorities.`,
    remedy: 'Set ssl.certificate, ssl.key and what depends on them, or nothing of ssl.',
  },
  listener_unreadable_file: {
    ...OF_LISTENER,
    title: ({
      setting,
      file,
      error,
    }: {
      setting: string;
      file: string;
      /** Node's name of it. */
      error: string;
    }) => `${SSL}.${setting} cannot be read from ${file}: ${error}.`,
    remedy: "Check the path, and that Kibana's user is allowed to read the file.",
  },
  listener_wrong_passphrase: {
    ...OF_LISTENER,
    title: `${SSL}.keyPassphrase does not decrypt the key.`,
    remedy: `Set ${SSL}.keyPassphrase to the passphrase of the key.`,
  },
  listener_bad_certificate: {
    ...OF_LISTENER,
    title: ({ setting, fault }: { setting: string; fault: keyof typeof CERTIFICATE_FAULTS }) =>
      `${SSL}.${setting} ${CERTIFICATE_FAULTS[fault]}.`,
    remedy: 'Use a certificate in PEM format together with its own private key.',
  },
  listener_port_taken: {
    ...OF_LISTENER,
    title: ({ address, port }: { address: string; port: number }) =>
      `Port ${port} on ${address} is already in use.`,
    remedy:
      'Stop the program that uses the port, or set auth0_logs.listener.port. Retrying automatically.',
  },
  listener_cannot_listen: {
    ...OF_LISTENER,
    title: ({ address, port, error }: { address: string; port: number; error: string }) =>
      `The listener cannot listen on ${address}, port ${port}: ${error}.`,
    remedy: 'Check auth0_logs.listener.address and port. Retrying automatically.',
  },
} as const satisfies Record<string, Row>;

export type ShortcomingCode = keyof typeof SHORTCOMINGS;

/** Of all three sentences. */
type DetailsOfRow<R extends Row> = UnionToIntersection<
  Exclude<DetailsOf<R['title']> | DetailsOf<R['consequence']> | DetailsOf<R['remedy']>, undefined>
>;
type UnionToIntersection<U> = (U extends unknown ? (details: U) => void : never) extends (
  details: infer I,
) => void
  ? I
  : never;

type Details = { [C in ShortcomingCode]: DetailsOfRow<(typeof SHORTCOMINGS)[C]> };

/** As it is sent; details are demanded exactly where its sentences are made of some. */
export type Shortcoming = {
  [C in ShortcomingCode]: unknown extends Details[C]
    ? { code: C; details?: undefined }
    : { code: C; details: Details[C] };
}[ShortcomingCode];

export interface DescribedShortcoming {
  title: string;
  /** What the user loses by it. */
  consequence: string;
  remedy: string;
}

/** Its code may be of another version. */
export const describeShortcoming = ({
  code,
  details,
}: {
  code: string;
  details?: object;
}): DescribedShortcoming => {
  const row: Row | undefined = isShortcomingCode(code) ? SHORTCOMINGS[code] : undefined;
  const say = (sentence: Sentence = '') => sentenceFrom(sentence, details) ?? '';
  return {
    title: say(row?.title) || `The plugin reports the problem "${code}".`,
    consequence: say(row?.consequence),
    remedy: say(row?.remedy),
  };
};

const isShortcomingCode = (code: string): code is ShortcomingCode =>
  Object.hasOwn(SHORTCOMINGS, code);
