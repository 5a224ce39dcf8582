// The document that an event would become.
import { useMutation } from '@tanstack/react-query';
import type { PreviewRequest } from '../../common/api/preview';
import { useServices } from './use_services';

export function usePreview() {
  const { api } = useServices();
  return useMutation({ mutationFn: (request: PreviewRequest) => api.previewEvent(request) });
}
