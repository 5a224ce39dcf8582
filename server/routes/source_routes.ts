// Sources by the API, and their tokens. A generated token is in an answer once, and nowhere else ever.
import { schema } from '@kbn/config-schema';
import {
  CREATE_SOURCE,
  DEFAULT_KEEP_PREVIOUS,
  DELETE_SOURCE,
  LIST_SOURCES,
  MAX_KEEP_PREVIOUS_DAYS,
  READ_SOURCE,
  ROTATE_TOKEN,
  UPDATE_SOURCE,
} from '../../common/api/sources';
import type { LogStreamAdmin } from '../log_streams/log_stream_admin';
import type { SourceAdmin } from '../sources/source_admin';
import type { SourceTokens } from '../sources/source_tokens';
import { checkInputs, settingSchemas, sourceId, webhookToken } from '../sources/source_settings';
import { withCredentials } from './auth0_credentials';
import { registerRoute, type RouteDeps } from './register_route';

/** Kibana's own are of about 20 characters. */
const MAX_VERSION_LENGTH = 100;

/** The source that a path names. */
export const sourceParams = schema.object({ id: sourceId });

const newSource = schema.object(
  {
    ...settingSchemas,
    id: schema.maybe(sourceId),
    webhook: schema.maybe(schema.object({ token: schema.maybe(webhookToken) })),
  },
  { validate: checkInputs },
);

const changedSource = schema.object(
  {
    ...settingSchemas,
    webhook: schema.maybe(schema.object({})),
    version: schema.string({ minLength: 1, maxLength: MAX_VERSION_LENGTH }),
  },
  { validate: checkInputs },
);

const rotation = schema.object(
  {
    ...withCredentials,
    token: schema.maybe(webhookToken),
    keep_previous_for: schema.duration({
      defaultValue: DEFAULT_KEEP_PREVIOUS,
      max: `${MAX_KEEP_PREVIOUS_DAYS}d`,
    }),
    update_log_stream: schema.boolean({ defaultValue: false }),
  },
  {
    validate: ({ token, update_log_stream, credentials }) => {
      if (update_log_stream && token !== undefined)
        return 'leave token out: the log stream gets one that is generated';
      return credentials && !update_log_stream
        ? 'leave credentials out, or set update_log_stream'
        : undefined;
    },
  },
);

export interface SourceRouteDeps extends RouteDeps {
  admin: SourceAdmin;
  tokens: SourceTokens;
  logStreams: LogStreamAdmin;
}

export const registerSourceRoutes = ({
  admin,
  tokens,
  logStreams,
  ...deps
}: SourceRouteDeps): void => {
  registerRoute(deps, {
    endpoint: LIST_SOURCES,
    schemas: {},
    handle: async () => ({ sources: await admin.list() }),
  });
  registerRoute(deps, {
    endpoint: CREATE_SOURCE,
    schemas: { body: newSource },
    handle: (request) => {
      const { id, webhook, ...settings } = request.body;
      return admin.create(request, { settings, id, webhook });
    },
  });
  registerRoute(deps, {
    endpoint: READ_SOURCE,
    schemas: { params: sourceParams },
    handle: ({ params }) => admin.get(params.id),
  });
  registerRoute(deps, {
    endpoint: UPDATE_SOURCE,
    schemas: { params: sourceParams, body: changedSource },
    handle: (request) => admin.update(request, request.params.id, request.body),
  });
  registerRoute(deps, {
    endpoint: DELETE_SOURCE,
    schemas: { params: sourceParams },
    handle: async ({ params }) => {
      await admin.delete(params.id);
      return {};
    },
  });
  registerRoute(deps, {
    endpoint: ROTATE_TOKEN,
    schemas: { params: sourceParams, body: rotation },
    handle: async ({ params, body }) => {
      const { token, credentials, update_log_stream } = body;
      const keepPreviousMs = body.keep_previous_for.asMilliseconds();
      return update_log_stream
        ? { source: await logStreams.rotateToken(params.id, { keepPreviousMs, credentials }) }
        : tokens.rotate(params.id, { keepPreviousMs, token });
    },
  });
};
