// POST write access: grants the plugin a key that can write events, on behalf of the caller, or stores
// the one that the caller brings. The key is neither answered nor logged.
import { schema } from '@kbn/config-schema';
import type { EventLogEntry } from '../../common/api/event_log';
import { GRANT_WRITE_ACCESS } from '../../common/api/write_access';
import type { WriteAccess } from '../installation/write_access';
import { registerRoute, type RouteDeps } from './register_route';

/** Elasticsearch's own are 60 characters long. */
const MAX_KEY_LENGTH = 1_000;

const body = schema.object({
  api_key: schema.maybe(schema.string({ minLength: 1, maxLength: MAX_KEY_LENGTH })),
});

export interface WriteAccessRouteDeps extends RouteDeps {
  access: Promise<Pick<WriteAccess, 'grant' | 'keep'>>;
  record: (entry: EventLogEntry) => void;
}

export const registerWriteAccessRoute = ({ access, record, ...deps }: WriteAccessRouteDeps): void =>
  registerRoute(deps, {
    endpoint: GRANT_WRITE_ACCESS,
    schemas: { body },
    handle: async (request) => {
      const key = request.body.api_key?.trim();
      await (key === undefined ? (await access).grant(request) : (await access).keep(request, key));
      record({ action: 'write-access-granted', outcome: 'success' });
      return { granted: true };
    },
  });
