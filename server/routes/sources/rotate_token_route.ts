// POST: a new token for a source; the old one stays valid for a while.
import { schema } from '@kbn/config-schema';
import {
  DEFAULT_KEEP_PREVIOUS,
  MAX_KEEP_PREVIOUS_DAYS,
  ROTATE_TOKEN_PATH,
  type RotateTokenAnswer,
} from '../../../common/api/sources';
import { API_PRIVILEGE } from '../../../common/plugin';
import { webhookToken } from '../../sources/source_settings';
import { registerRoute } from '../register_route';
import type { SourceRouteDeps } from './register_source_routes';
import { sourceParams } from './source_params';

const body = schema.object({
  token: schema.maybe(webhookToken),
  keep_previous_for: schema.duration({
    defaultValue: DEFAULT_KEEP_PREVIOUS,
    max: `${MAX_KEEP_PREVIOUS_DAYS}d`,
  }),
});

export const registerRotateTokenRoute = ({ admin, ...deps }: SourceRouteDeps): void =>
  registerRoute(deps, {
    method: 'post',
    path: ROTATE_TOKEN_PATH,
    access: 'public',
    summary: "Rotate a source's token",
    privileges: [API_PRIVILEGE.secrets],
    params: sourceParams,
    body,
    handle: async ({ params, body: { token, keep_previous_for } }): Promise<RotateTokenAnswer> =>
      admin.rotateToken(params.id, {
        keepPreviousMs: keep_previous_for.asMilliseconds(),
        ...(token !== undefined && { token }),
      }),
  });
