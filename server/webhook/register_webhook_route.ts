// The public door: token check, body, ingest, answer. Logs neither token nor event.
import type { Readable } from 'node:stream';
import { schema } from '@kbn/config-schema';
import type { IRouter, KibanaRequest, Logger } from '@kbn/core/server';
import { WEBHOOK_PATH, type WebhookAnswer } from '../../common/api/webhook';
import { errorAnswer } from '../errors';
import { ingestRecords, type IngestDeps } from '../ingest/ingest_records';
import type { Source, SourceRegistry } from '../sources/source_registry';
import type { BodyBudget } from './body_budget';
import { parseBody } from './parse_body';
import { checkHeaders, readBody } from './read_body';

const REASON = 'Auth0 cannot log in to Kibana: the token of the source is checked instead';

export interface WebhookDeps {
  sources: SourceRegistry;
  ingest: IngestDeps;
  budget: BodyBudget;
  maxBytes: number;
  logger: Logger;
}

type WebhookRequest = KibanaRequest<{ source_id: string }, unknown, Readable>;

export const registerWebhookRoute = (router: IRouter, deps: WebhookDeps): void =>
  router.post(
    {
      path: WEBHOOK_PATH,
      validate: {
        params: schema.object({ source_id: schema.string() }),
        body: schema.stream(),
      },
      options: {
        authRequired: false,
        xsrfRequired: false,
        access: 'public',
        // A stream, so that the token is checked before anything of the body is read.
        // The limit is kept by read_body.ts: hapi's own answer would come before the token check.
        body: { parse: false, output: 'stream', maxBytes: Number.MAX_SAFE_INTEGER },
      },
      security: {
        authz: { enabled: false, reason: REASON },
        authc: { enabled: false, reason: REASON },
      },
    },
    async (_context, request, response) => {
      try {
        return response.ok({ body: await receive(deps, request) });
      } catch (error) {
        const answer = errorAnswer(error);
        if (answer.body.code === 'internal') deps.logger.error(`webhook: ${nameOf(error)}`);
        return response.custom({ ...answer, bypassErrorFormat: true });
      }
    },
  );

const receive = async (deps: WebhookDeps, request: WebhookRequest): Promise<WebhookAnswer> => {
  const { sources, ingest } = deps;
  const sourceId = request.params.source_id;
  try {
    const source = sources.authenticate(sourceId, request.headers.authorization);
    ingest.admit();
    return await ingestBody(deps, source, request);
  } catch (error) {
    if (sources.has(sourceId)) ingest.count(sourceId, { refused: 1 });
    throw error;
  }
};

const ingestBody = async (
  { budget, maxBytes, ingest }: WebhookDeps,
  source: Source,
  request: WebhookRequest,
): Promise<WebhookAnswer> => {
  checkHeaders(request.headers, maxBytes);
  const lease = budget.lease();
  try {
    const body = await readBody(request, { maxBytes, charge: lease.charge });
    const records = await parseBody(body);
    return await ingestRecords(ingest, { source, receivedAt: new Date(), records });
  } finally {
    lease.release();
  }
};

/** The name only: a message might quote an event. */
const nameOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error);
