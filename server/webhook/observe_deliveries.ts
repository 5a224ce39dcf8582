// Reports what became of each delivery, at Kibana's route or the listener; nothing of its content.
import type { SourceRegistry } from '../sources/source_registry';
import type { DeliveryHandler } from './handle_delivery';

export interface DeliveryOutcome {
  /** Its id; none where no source has this webhook. */
  source?: string;
  statusCode: number;
  /** Of a refusal, such as "unavailable". */
  code?: string;
  /** Likewise. */
  details?: object;
  seconds: number;
}

const AUTHENTICATION_FAILED = new Set<string | undefined>(['wrong_token', 'too_many_failures']);

/** Such may come from anybody: they tell nothing of the source. */
export const isAuthenticationFailure = ({ code }: Pick<DeliveryOutcome, 'code'>): boolean =>
  AUTHENTICATION_FAILED.has(code);

/** Somebody wants it so: it tells of no failure. */
export const isPaused = ({ code }: Pick<DeliveryOutcome, 'code'>): boolean =>
  code === 'source_paused';

export const observeDeliveries =
  (
    handle: DeliveryHandler,
    { hasWebhook }: Pick<SourceRegistry, 'hasWebhook'>,
    report: (outcome: DeliveryOutcome) => void,
  ): DeliveryHandler =>
  async (delivery) => {
    const began = performance.now();
    const answer = await handle(delivery);
    const { sourceId } = delivery;
    const { statusCode, body } = answer;
    report({
      statusCode,
      seconds: (performance.now() - began) / 1_000,
      ...(hasWebhook(sourceId) && { source: sourceId }),
      ...('code' in body && { code: body.code, details: body.details }),
    });
    return answer;
  };
