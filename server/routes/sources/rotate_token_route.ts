// POST: a new token for a source, and for its log stream if wanted; the old one stays valid for a while.
import { schema } from '@kbn/config-schema';
import {
  DEFAULT_KEEP_PREVIOUS,
  MAX_KEEP_PREVIOUS_DAYS,
  ROTATE_TOKEN_PATH,
  type RotateTokenAnswer,
} from '../../../common/api/sources';
import { API_PRIVILEGE } from '../../../common/plugin';
import { webhookToken } from '../../sources/source_settings';
import { withCredentials } from '../auth0_credentials';
import { registerRoute } from '../register_route';
import type { SourceRouteDeps } from './register_source_routes';
import { sourceParams } from './source_params';

const body = schema.object(
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

export const registerRotateTokenRoute = ({ admin, logStreams, ...deps }: SourceRouteDeps): void =>
  registerRoute(deps, {
    method: 'post',
    path: ROTATE_TOKEN_PATH,
    access: 'public',
    summary: "Rotate a source's token",
    privileges: [API_PRIVILEGE.secrets],
    params: sourceParams,
    body,
    handle: async ({ params, body: rotation }): Promise<RotateTokenAnswer> => {
      const { token, credentials, keep_previous_for, update_log_stream } = rotation;
      const keepPreviousMs = keep_previous_for.asMilliseconds();
      if (!update_log_stream)
        return admin.rotateToken(params.id, {
          keepPreviousMs,
          token,
        });
      return { source: await logStreams.rotateToken(params.id, { keepPreviousMs, credentials }) };
    },
  });
