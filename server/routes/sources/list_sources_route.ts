// GET sources: all of them, by name.
import { SOURCES_PATH, type SourcesAnswer } from '../../../common/api/sources';
import { API_PRIVILEGE } from '../../../common/plugin';
import { registerRoute } from '../register_route';
import type { SourceRouteDeps } from './register_source_routes';

export const registerListSourcesRoute = ({ admin, ...deps }: SourceRouteDeps): void =>
  registerRoute(deps, {
    method: 'get',
    path: SOURCES_PATH,
    access: 'public',
    summary: 'List sources',
    privileges: [API_PRIVILEGE.read],
    handle: async (): Promise<SourcesAnswer> => ({ sources: await admin.list() }),
  });
