// Replaces the settings of a source.
import type { UpdateSourceRequest } from '../../common/api/sources';
import { useChange } from './use_change';
import { useServices } from './use_services';

export function useUpdateSource(id: string) {
  const { api } = useServices();
  return useChange((request: UpdateSourceRequest) => api.updateSource(id, request));
}
