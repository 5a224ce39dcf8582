// POST a source. A generated token is in the answer, and nowhere else ever.
import { schema } from '@kbn/config-schema';
import { type CreateSourceAnswer, SOURCES_PATH } from '../../../common/api/sources';
import { API_PRIVILEGE } from '../../../common/plugin';
import { settingSchemas, sourceId, webhookToken } from '../../sources/source_settings';
import { registerRoute } from '../register_route';
import type { SourceRouteDeps } from './register_source_routes';

const body = schema.object({
  ...settingSchemas,
  id: schema.maybe(sourceId),
  token: schema.maybe(webhookToken),
});

export const registerCreateSourceRoute = ({ admin, ...deps }: SourceRouteDeps): void =>
  registerRoute(deps, {
    method: 'post',
    path: SOURCES_PATH,
    access: 'public',
    summary: 'Create a source',
    privileges: [API_PRIVILEGE.manage, API_PRIVILEGE.secrets],
    body,
    handle: async (request): Promise<CreateSourceAnswer> => {
      const { id, token, ...settings } = request.body;
      return admin.create(request, { settings, id, token });
    },
  });
