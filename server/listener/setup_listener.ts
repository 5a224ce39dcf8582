// The plugin's own HTTP server in front of the webhook.
import type { DeliveryHandler } from '../webhook/handle_delivery';
import type { SetupContext } from '../types';
import { Listener } from './listener';
import type { ListenerConfig } from './listener_config';

export const setupListener = (
  { logger }: SetupContext,
  { config, handle }: { config: ListenerConfig; handle: DeliveryHandler },
): Listener => new Listener({ config, handle, logger: logger.get('listener') });
