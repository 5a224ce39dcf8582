// The public door: token check, body, ingest, answer. Logs neither token nor event.
import type { Readable } from 'node:stream';
import { schema } from '@kbn/config-schema';
import type { IRouter, KibanaRequest, Logger } from '@kbn/core/server';
import type { SourceCounters } from '../../common/api/sources';
import { WEBHOOK_PATH, type WebhookAnswer } from '../../common/api/webhook';
import { errorAnswer } from '../errors';
import { ingestRecords, type IngestDeps } from '../ingest/ingest_records';
import type { SourceRegistry } from '../sources/source_registry';
import { parseBody } from './parse_body';
import { checkHeaders, readBody, type BodyBudget } from './read_body';

const REASON = 'Auth0 cannot log in to Kibana: the token of the source is checked instead';

export interface WebhookDeps {
  sources: SourceRegistry;
  ingest: IngestDeps;
  budget: BodyBudget;
  maxBytes: number;
  count(source: string, counts: Partial<SourceCounters>): void;
  logger: Logger;
}

type WebhookRequest = KibanaRequest<{ source_id: string }, unknown, Readable>;

export const registerWebhookRoute = (router: IRouter, deps: WebhookDeps): void =>
  router.post(
    {
      path: WEBHOOK_PATH,
      validate: {
        params: schema.object({ source_id: schema.string({ maxLength: 64 }) }),
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
  const { budget, maxBytes, sources } = deps;
  const { params, headers, body } = request;
  const source = sources.authenticate(params.source_id, headers.authorization);
  // Where the length is unknown or packed, the largest that may come.
  const length = headers['content-encoding'] ? maxBytes : Number(headers['content-length']);
  const reserved = Math.min(length || maxBytes, maxBytes);
  try {
    checkHeaders(headers, maxBytes);
    budget.take(reserved);
    try {
      const records = await parseBody(await readBody(body, headers, maxBytes));
      const batch = { source, receivedAt: new Date(), records };
      const { unknown_code, ...answer } = await ingestRecords(deps.ingest, batch);
      const { accepted, duplicate, dead_lettered } = answer;
      deps.count(source.id, { accepted, duplicate, dead_lettered, unknown_code });
      return answer;
    } finally {
      budget.release(reserved);
    }
  } catch (error) {
    deps.count(source.id, { refused: 1 });
    throw error;
  }
};

/** The name only: a message might quote an event. */
const nameOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error);
