// Has the plugin create a source's stream in Auth0.
import type { CreateLogStreamRequest } from '../../common/api/log_streams';
import { useChange } from './use_change';
import { useServices } from './use_services';

export function useCreateLogStream(sourceId: string) {
  const { api } = useServices();
  return useChange((request: CreateLogStreamRequest) => api.createLogStream(sourceId, request));
}
