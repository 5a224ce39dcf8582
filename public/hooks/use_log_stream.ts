// The stream in Auth0 that the plugin made for a source. It is asked for seldom: Auth0 limits how
// often it answers.
import { useQuery } from '@tanstack/react-query';
import type {
  Auth0Credentials,
  LogStreamAnswer,
  UpdateLogStreamRequest,
} from '../../common/api/log_streams';
import { QUERY_ROOT, useChange } from './use_change';
import { useServices } from './use_services';

interface Options {
  sourceId: string;
  /** Kept ones are used where none are given. */
  credentials: Auth0Credentials | undefined;
  enabled: boolean;
}

export function useLogStream({ sourceId, credentials, enabled }: Options) {
  const { api } = useServices();
  return useQuery<LogStreamAnswer>({
    // The secret stays out of the key: the client ID tells one application from another.
    queryKey: [QUERY_ROOT, 'log_stream', sourceId, credentials?.client_id],
    queryFn: () => api.getLogStream(sourceId, credentials ? { credentials } : {}),
    enabled,
    retry: false,
    refetchOnWindowFocus: false,
  });
}

type Change = Omit<UpdateLogStreamRequest, 'credentials'>;

export function useUpdateLogStream(sourceId: string, credentials: Auth0Credentials | undefined) {
  const { api } = useServices();
  return useChange((change: Change) => api.updateLogStream(sourceId, { ...change, credentials }));
}

export function useDeleteLogStream(sourceId: string, credentials: Auth0Credentials | undefined) {
  const { api } = useServices();
  return useChange(() => api.deleteLogStream(sourceId, credentials ? { credentials } : {}));
}
