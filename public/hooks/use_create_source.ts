// Creates a source; where asked to, first sees to it that the plugin may write its events.
import type { CreateSourceRequest } from '../../common/api/sources';
import type { WriteAccessRequest } from '../../common/api/write_access';
import { useChange } from './use_change';
import { useServices } from './use_services';

interface Creation {
  source: CreateSourceRequest;
  /** Absent where the plugin may write already, or is not to yet. */
  writeAccess?: WriteAccessRequest;
}

export function useCreateSource() {
  const { api } = useServices();
  return useChange(async ({ source, writeAccess }: Creation) => {
    if (writeAccess) await api.grantWriteAccess(writeAccess);
    return api.createSource(source);
  });
}
