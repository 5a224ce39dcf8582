// What can be wrong with the listener, each with its remedy. Shown and logged; never ends Kibana.
import type { Shortcoming } from '../../common/api/health';

const REMEDIES = {
  bad_path: 'Set auth0_logs.listener.path to a path such as "/auth0/logs".',
  bad_network: 'Use addresses and CIDR ranges, such as "203.0.113.0/24".',
  incomplete_ssl: 'Set ssl.certificate, ssl.key and what depends on them, or nothing of ssl.',
  unreadable_file: "Check the path, and that Kibana's user may read the file.",
  wrong_passphrase: 'Set auth0_logs.listener.ssl.keyPassphrase to what the key is encrypted with.',
  bad_certificate: 'Use a certificate in PEM format together with its own private key.',
  port_taken: 'End what listens there or set auth0_logs.listener.port; it is tried again.',
  cannot_listen: 'Check auth0_logs.listener.address and port; it is tried again.',
} as const;

export type ListenerProblemCode = keyof typeof REMEDIES;

export class ListenerProblem extends Error {
  override readonly name = 'ListenerProblem';
  readonly remedy: string;

  constructor(
    readonly code: ListenerProblemCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.remedy = REMEDIES[code];
  }
}

export interface ListenerState {
  /** `stopped` once Kibana ends; what fails is tried again. */
  state: 'off' | 'listening' | 'failed' | 'stopped';
  /** Beside `listening`: it goes on with what it had before. */
  problem?: ListenerProblem;
}

/** As the page shows it. */
export const listenerShortcomings = ({ state, problem }: ListenerState): Shortcoming[] => {
  if (!problem) return [];
  const { code, message, remedy } = problem;
  return [{ code: `listener_${code}`, message, remedy, consequence: CONSEQUENCES[state] }];
};

const CONSEQUENCES: Record<ListenerState['state'], string> = {
  failed: "The plugin's own listener takes no events; Kibana's webhook does.",
  listening: 'The listener goes on with its earlier certificate.',
  off: 'No proxy is trusted: failed authentication counts against the proxy itself.',
  stopped: 'The listener has ended.',
};
