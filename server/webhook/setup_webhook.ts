// The webhook that Auth0's log streams post to, at Kibana's own route and for the listener.
import type { IngestDeps } from '../ingest/ingest_records';
import type { Sources } from '../sources/setup_sources';
import type { Feature, SetupContext } from '../types';
import { AuthFailures } from './auth_failures';
import { BodyBudget } from './body_budget';
import type { ClientAddress } from './client_address';
import { countDelivery } from './count_delivery';
import { createDeliveryHandler, type DeliveryHandler } from './handle_delivery';
import { type DeliveryOutcome, observeDeliveries } from './observe_deliveries';
import { registerWebhookRoute } from './register_webhook_route';
import type { WebhookConfig } from './webhook_config';

export interface WebhookSetup {
  config: WebhookConfig;
  sources: Pick<Sources, 'registry' | 'counters'>;
  ingest: IngestDeps;
  onDelivery: (outcome: DeliveryOutcome) => void;
}

export interface Webhook extends Feature {
  handle: DeliveryHandler;
  authFailures: AuthFailures;
  budget: BodyBudget;
  /** Registers Kibana's route. */
  register(clientAddress: ClientAddress): void;
}

export const setupWebhook = (
  { core, logger, kibanaVersion }: SetupContext,
  { config, sources, ingest, onDelivery }: WebhookSetup,
): Webhook => {
  const { registry, counters } = sources;
  const authFailures = new AuthFailures(logger.get('webhook'));
  const budget = new BodyBudget(config.maxPending.getValueInBytes());
  const maxBytes = config.maxBodySize.getValueInBytes();
  const deps = { sources: registry, authFailures, logger: logger.get(), budget, maxBytes, ingest };
  const handle = observeDeliveries(createDeliveryHandler(deps), registry, (outcome) => {
    countDelivery(counters, outcome);
    onDelivery(outcome);
  });
  return {
    ...{ handle, authFailures, budget },
    register: (clientAddress) =>
      registerWebhookRoute({
        ...{ router: core.http.createRouter(), handle, clientAddress, kibanaVersion },
      }),
    stop: () => authFailures.stop(),
  };
};
