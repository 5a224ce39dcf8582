// PUT a source: replaces its settings.
import { schema } from '@kbn/config-schema';
import { SOURCE_PATH } from '../../../common/api/sources';
import { API_PRIVILEGE } from '../../../common/plugin';
import { settingSchemas } from '../../sources/source_settings';
import { registerRoute } from '../register_route';
import type { SourceRouteDeps } from './register_source_routes';
import { sourceParams } from './source_params';

/** Kibana's own are of about 20 characters. */
const MAX_VERSION_LENGTH = 100;

const body = schema.object({
  ...settingSchemas,
  version: schema.string({ minLength: 1, maxLength: MAX_VERSION_LENGTH }),
});

export const registerUpdateSourceRoute = ({ admin, ...deps }: SourceRouteDeps): void =>
  registerRoute(deps, {
    method: 'put',
    path: SOURCE_PATH,
    access: 'public',
    summary: "Replace a source's settings",
    privileges: [API_PRIVILEGE.manage],
    params: sourceParams,
    body,
    handle: async (request) => admin.update(request, request.params.id, request.body),
  });
