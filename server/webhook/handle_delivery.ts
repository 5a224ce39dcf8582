// One delivery of an Auth0 log stream, at Kibana's route or the listener: token, body, ingest, answer.
// Logs neither token nor event.
import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';
import type { Logger } from '@kbn/core/server';
import type { WebhookAnswer } from '../../common/api/webhook';
import { Auth0LogsError, errorAnswer, type ErrorAnswer } from '../errors';
import { ingestRecords, type IngestDeps } from '../ingest/ingest_records';
import { parseBody } from '../ingest/parse_body';
import type { Source } from '../sources/source';
import type { SourceRegistry } from '../sources/source_registry';
import type { AuthFailures } from './auth_failures';
import type { BodyBudget } from './body_budget';
import { checkHeaders, readBody } from './read_body';
import { webhookAnswer } from './webhook_answer';

/** From receipt. Auth0 gives up on a request after a while: its answer must come before. */
const WRITTEN_WITHIN_MS = 15_000;

export interface DeliveryDeps {
  sources: Pick<SourceRegistry, 'hasWebhook' | 'authenticate'>;
  authFailures: AuthFailures;
  ingest: IngestDeps;
  budget: BodyBudget;
  maxBytes: number;
  logger: Logger;
}

export interface Delivery {
  sourceId: string;
  headers: IncomingHttpHeaders;
  /** Not read before the token is checked. */
  body: Readable;
  /** The sender's; see client_address.ts. */
  address: string;
}

export type DeliveryAnswer =
  { statusCode: 200; headers: Record<string, string>; body: WebhookAnswer } | ErrorAnswer;

/** Never rejects. */
export type DeliveryHandler = (delivery: Delivery) => Promise<DeliveryAnswer>;

export const createDeliveryHandler =
  (deps: DeliveryDeps): DeliveryHandler =>
  async (delivery) => {
    try {
      return { statusCode: 200, headers: {}, body: await receive(deps, delivery) };
    } catch (error) {
      const answer = errorAnswer(error);
      if (answer.body.code === 'internal') deps.logger.error(`webhook: ${nameOf(error)}`);
      return answer;
    }
  };

const receive = async (deps: DeliveryDeps, delivery: Delivery): Promise<WebhookAnswer> => {
  const { sources, ingest } = deps;
  const { sourceId } = delivery;
  try {
    const source = authenticate(deps, delivery);
    ingest.admit();
    return await ingestBody(deps, source, delivery);
  } catch (error) {
    if (sources.hasWebhook(sourceId)) ingest.count(sourceId, { refused: 1 });
    throw error;
  }
};

const authenticate = ({ sources, authFailures }: DeliveryDeps, delivery: Delivery): Source => {
  const { sourceId, headers, address } = delivery;
  try {
    return sources.authenticate(sourceId, headers.authorization);
  } catch (error) {
    if (error instanceof Auth0LogsError && error.code === 'wrong_token')
      authFailures.add(sourceId, address);
    throw error;
  }
};

const ingestBody = async (
  { budget, maxBytes, ingest }: DeliveryDeps,
  source: Source,
  delivery: Delivery,
): Promise<WebhookAnswer> => {
  checkHeaders(delivery.headers, maxBytes);
  const lease = budget.lease();
  try {
    const body = await readBody(delivery, { maxBytes, charge: lease.charge });
    const receipt = { receivedAt: new Date(), deadline: performance.now() + WRITTEN_WITHIN_MS };
    const records = parseBody(body);
    const outcomes = await ingestRecords(ingest, { source, input: 'webhook', ...receipt, records });
    return webhookAnswer(outcomes);
  } finally {
    lease.release();
  }
};

/** The name only: a message might quote an event. */
const nameOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error);
