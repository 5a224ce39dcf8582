// DELETE a source: its webhook ends, its events stay.
import { SOURCE_PATH } from '../../../common/api/sources';
import { API_PRIVILEGE } from '../../../common/plugin';
import { registerRoute } from '../register_route';
import type { SourceRouteDeps } from './register_source_routes';
import { sourceParams } from './source_params';

export const registerDeleteSourceRoute = ({ admin, ...deps }: SourceRouteDeps): void =>
  registerRoute(deps, {
    method: 'delete',
    path: SOURCE_PATH,
    access: 'public',
    summary: 'Delete a source',
    privileges: [API_PRIVILEGE.manage],
    params: sourceParams,
    handle: async ({ params }) => {
      await admin.delete(params.id);
      return {};
    },
  });
