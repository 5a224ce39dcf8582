// Which requests of the listener reach the delivery handler; all others end here.
import type { IncomingMessage } from 'node:http';
import type { Logger } from '@kbn/core/server';
import { Auth0LogsError, errorAnswer } from '../errors';
import { clientAddress, inNetworks, type InNetworks } from '../webhook/client_address';
import type { DeliveryAnswer, DeliveryHandler } from '../webhook/handle_delivery';
import type { ListenerConfig } from './listener_config';
import { ListenerProblem } from './listener_problem';

export interface GateOptions {
  config: ListenerConfig;
  logger: Logger;
  handle: DeliveryHandler;
}

const WRONG_METHOD: DeliveryAnswer = {
  ...errorAnswer(new Auth0LogsError('wrong_method')),
  headers: { allow: 'POST' },
};

export type Gate = (request: IncomingMessage) => Promise<DeliveryAnswer>;

/** Throws a ListenerProblem at once; the gate itself rejects with an Auth0LogsError. */
export const createGate = ({ config, logger, handle }: GateOptions): Gate => {
  const addressOf = clientAddress(networksOf(config, 'trustedProxies'));
  const isAllowed = networksOf(config, 'allowedNetworks');
  const isOpen = config.allowedNetworks.length === 0;
  const sourceOf = sourceIdAt(config);
  return async (request) => {
    const address = addressOf(request);
    if (!isOpen && !isAllowed(address)) {
      logger.debug(`${address} is outside of auth0_logs.listener.allowedNetworks`);
      throw new Auth0LogsError('not_allowed');
    }
    const sourceId = sourceOf(request.url ?? '');
    if (sourceId === undefined) throw new Auth0LogsError('no_such_path');
    if (request.method !== 'POST') return WRONG_METHOD;
    return handle({ sourceId, headers: request.headers, body: request, address });
  };
};

export const networksOf = (
  config: ListenerConfig,
  setting: 'allowedNetworks' | 'trustedProxies',
): InNetworks => {
  try {
    return inNetworks(config[setting]);
  } catch (cause) {
    const quote = (cause as Error).message;
    throw new ListenerProblem('listener_bad_network', { setting, quote }, { cause });
  }
};

/** The configured path is the default source's; any other source's id follows it. */
const sourceIdAt = ({ path, defaultSource }: ListenerConfig) => {
  const base = path.replace(/\/+$/, '');
  if (!/^(\/[\w.~-]+)*$/.test(base) || !path.startsWith('/'))
    throw new ListenerProblem('listener_bad_path', {});
  return (url: string): string | undefined => {
    const [asked = ''] = url.split('?');
    if (asked === base || asked === `${base}/`) return defaultSource;
    const [id = '', ...deeper] = asked.startsWith(`${base}/`)
      ? asked.slice(base.length + 1).split('/')
      : [];
    return id && deeper.length === 0 ? id : undefined;
  };
};
