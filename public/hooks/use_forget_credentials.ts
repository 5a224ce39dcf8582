// Has the plugin forget the credentials of Auth0 that it keeps for a source.
import { useChange } from './use_change';
import { useServices } from './use_services';

export function useForgetCredentials(id: string) {
  const { api } = useServices();
  return useChange(() => api.forgetCredentials(id));
}
