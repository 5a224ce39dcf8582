// A source's log stream in Auth0: made, shown, changed and deleted there, and remembered here.
// Credentials are those given, else the kept ones.
import type { KibanaRequest, Logger } from '@kbn/core/server';
import type { EventLogAction, EventLogEntry } from '../../common/api/event_log';
import type {
  Auth0Credentials,
  CreateLogStreamAnswer,
  CreateLogStreamRequest,
  CredentialsAnswer,
  UpdateLogStreamRequest,
} from '../../common/api/log_streams';
import type { Source } from '../../common/api/sources';
import type { LogStream } from '../../common/auth0/log_stream';
import type { Auth0Client } from '../auth0/auth0_client';
import { parseDomain } from '../auth0/parse_domain';
import { Auth0LogsError } from '../errors';
import type { SourceAdmin } from '../sources/source_admin';
import type { SourceCredentials } from '../sources/source_credentials';
import type { SourceTokens } from '../sources/source_tokens';
import type { Auth0Clients } from './auth0_clients';
import { isUnknown, resolveOutcome } from './resolve_outcome';

/** Who else posts to the source has so long to get a token of their own. */
const KEEP_PREVIOUS_MS = 86_400_000;

export interface LogStreamAdminOptions {
  admin: Pick<SourceAdmin, 'get' | 'setLogStream'>;
  tokens: Pick<SourceTokens, 'withNew'>;
  credentials: Pick<SourceCredentials, 'read' | 'checkCanKeep' | 'keep'>;
  clients: Auth0Clients;
  record: (entry: EventLogEntry) => void;
  logger: Logger;
}

export interface StreamRotation {
  credentials?: Auth0Credentials;
  keepPreviousMs: number;
}

/** Rejects with an Auth0LogsError whatever goes wrong. */
export interface LogStreamAdmin {
  /** With a token that nobody else has. Where it fails, nothing is left behind. */
  create(
    request: KibanaRequest,
    id: string,
    wanted: CreateLogStreamRequest,
  ): Promise<CreateLogStreamAnswer>;
  get(id: string, credentials?: Auth0Credentials): Promise<LogStream>;
  update(id: string, change: UpdateLogStreamRequest): Promise<LogStream>;
  /** One that Auth0 no longer has is only forgotten. */
  delete(id: string, credentials?: Auth0Credentials): Promise<void>;
  /** Gives source and stream a new token; no delivery is refused meanwhile. */
  rotateToken(id: string, rotation: StreamRotation): Promise<Source>;
  /** Tried first. */
  keepCredentials(
    request: KibanaRequest,
    id: string,
    credentials: Auth0Credentials,
  ): Promise<CredentialsAnswer>;
  forgetCredentials(request: KibanaRequest, id: string): Promise<void>;
}

export const createLogStreamAdmin = (options: LogStreamAdminOptions): LogStreamAdmin => {
  const { admin, tokens, credentials: kept, clients, record, logger } = options;
  const note = (source: string, action: EventLogAction) =>
    record({ action, outcome: 'success', source });

  const changeable = async (id: string): Promise<Source> => {
    const source = await admin.get(id);
    if (source.managed_by === 'kibana_yml') throw new Auth0LogsError('source_is_configured');
    return source;
  };

  const clientFor = async (id: string, given: Auth0Credentials | undefined) => {
    if (given) return clients.once(given);
    const stored = await kept.read(id);
    if (!stored) throw new Auth0LogsError('auth0_credentials_needed');
    return clients.kept(stored);
  };

  const streamOf = async (id: string, given: Auth0Credentials | undefined) => {
    const { webhook } = await admin.get(id);
    const log_stream = webhook?.log_stream;
    if (!log_stream) throw new Auth0LogsError('no_log_stream');
    const client = await clientFor(id, given);
    checkTenant(client, log_stream.domain);
    return { streamId: log_stream.id, streams: client.logStreams };
  };

  const remember = async (id: string, { domain, logStreams }: Auth0Client, stream: LogStream) => {
    try {
      await admin.setLogStream(id, { id: stream.id, domain });
    } catch (error) {
      await logStreams.delete(stream.id).catch((cause: unknown) => {
        throw leftBehind(stream, domain, cause);
      });
      throw error;
    }
  };

  /** The stream stands by now: a failure is told, not thrown. */
  const keepAfterwards = async (request: KibanaRequest, id: string, given: Auth0Credentials) => {
    try {
      await kept.keep(request, id, given);
      return true;
    } catch (error) {
      logger.warn(`the credentials of the source "${id}" are not kept: ${codeOf(error)}`);
      return false;
    }
  };

  return {
    create: async (request, id, wanted) => {
      const { credentials, remember_credentials = false, ...settings } = wanted;
      const source = await changeable(id);
      if (source.webhook?.log_stream) throw new Auth0LogsError('log_stream_exists');
      if (remember_credentials) await kept.checkCanKeep();
      const client = await clientFor(id, credentials);
      // Before anything changes: wrong credentials are found here.
      await client.scopes();
      const log_stream = await tokens.withNew(id, {
        keepPreviousMs: KEEP_PREVIOUS_MS,
        hand: async (token) => {
          const creation = creationOf(source, settings, token);
          const stream = await resolveOutcome(client.logStreams, token, () =>
            client.logStreams.create(creation),
          );
          await remember(id, client, stream);
          return stream;
        },
      });
      note(id, 'log-stream-created');
      const toKeep = remember_credentials && credentials && asUnderstood(client, credentials);
      const credentials_kept = toKeep ? await keepAfterwards(request, id, toKeep) : false;
      return { log_stream, credentials_kept };
    },

    get: async (id, credentials) => {
      const { streams, streamId } = await streamOf(id, credentials);
      return streams.get(streamId);
    },

    update: async (id, { credentials, ...change }) => {
      const { streams, streamId } = await streamOf(id, credentials);
      const changed = await streams.update(streamId, change);
      note(id, changeOf(change.status));
      return changed;
    },

    delete: async (id, credentials) => {
      await changeable(id);
      const { streams, streamId } = await streamOf(id, credentials);
      await streams.delete(streamId).catch(unlessGone);
      await admin.setLogStream(id, undefined);
      note(id, 'log-stream-deleted');
    },

    rotateToken: async (id, { credentials, keepPreviousMs }) => {
      await changeable(id);
      const { streams, streamId } = await streamOf(id, credentials);
      // Before anything changes: a stream that is gone is found here.
      await streams.get(streamId);
      await tokens.withNew(id, {
        keepPreviousMs,
        hand: (token) =>
          resolveOutcome(streams, token, () => streams.update(streamId, { authorization: token })),
        keepOn: isUnknown,
      });
      note(id, 'log-stream-token-rotated');
      return admin.get(id);
    },

    keepCredentials: async (request, id, credentials) => {
      await changeable(id);
      await kept.checkCanKeep();
      const client = await clients.once(credentials);
      const scopes = await client.scopes();
      await kept.keep(request, id, asUnderstood(client, credentials));
      return { domain: client.domain, scopes };
    },

    forgetCredentials: async (request, id) => {
      await changeable(id);
      await kept.keep(request, id, undefined);
      clients.forget();
    },
  };
};

type StreamSettings = Omit<CreateLogStreamRequest, 'credentials' | 'remember_credentials'>;

const creationOf = (source: Source, settings: StreamSettings, authorization: string) => ({
  ...settings,
  name: settings.name ?? source.name,
  authorization,
});

/** With the domains as the client read them out of what was entered. */
const asUnderstood = (
  { domain, tenantDomain }: Auth0Client,
  { tenant_domain, ...rest }: Auth0Credentials,
): Auth0Credentials => ({
  ...{ ...rest, domain },
  ...(tenant_domain !== undefined && { tenant_domain: tenantDomain }),
});

const checkTenant = ({ domain, tenantDomain }: Auth0Client, streamDomain: string) => {
  // kibana.yml may spell it in another way.
  const home = parseDomain(streamDomain, { allowPrivate: true });
  if (home !== domain && home !== tenantDomain)
    throw new Auth0LogsError('auth0_other_tenant', { details: { domain, stream_domain: home } });
};

const changeOf = (status: 'active' | 'paused' | undefined): EventLogAction => {
  if (status === undefined) return 'log-stream-changed';
  return status === 'active' ? 'log-stream-resumed' : 'log-stream-paused';
};

const unlessGone = (error: unknown) => {
  if (codeOf(error) !== 'auth0_no_stream') throw error;
};

const codeOf = (error: unknown): string =>
  error instanceof Auth0LogsError ? error.code : 'internal';

const leftBehind = ({ id }: LogStream, domain: string, cause: unknown) =>
  new Auth0LogsError('log_stream_left_behind', { details: { domain, stream_id: id }, cause });
