// GET a source.
import { SOURCE_PATH } from '../../../common/api/sources';
import { API_PRIVILEGE } from '../../../common/plugin';
import { registerRoute } from '../register_route';
import type { SourceRouteDeps } from './register_source_routes';
import { sourceParams } from './source_params';

export const registerReadSourceRoute = ({ admin, ...deps }: SourceRouteDeps): void =>
  registerRoute(deps, {
    method: 'get',
    path: SOURCE_PATH,
    access: 'public',
    summary: 'Read a source',
    privileges: [API_PRIVILEGE.read],
    params: sourceParams,
    handle: async ({ params }) => admin.get(params.id),
  });
