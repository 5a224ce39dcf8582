// Gives a source a new token.
import type { RotateTokenRequest } from '../../common/api/sources';
import { useChange } from './use_change';
import { useServices } from './use_services';

export function useRotateToken(id: string) {
  const { api } = useServices();
  return useChange((request: RotateTokenRequest) => api.rotateToken(id, request));
}
