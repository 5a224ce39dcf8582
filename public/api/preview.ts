// The document that an event would become.
import type { HttpStart } from '@kbn/core/public';
import { PREVIEW_PATH, type PreviewAnswer, type PreviewRequest } from '../../common/api/preview';
import { INTERNAL_API_VERSION } from '../../common/plugin';

export interface PreviewApi {
  previewEvent(request: PreviewRequest): Promise<PreviewAnswer>;
}

export const createPreviewApi = (http: HttpStart): PreviewApi => ({
  previewEvent: (request) =>
    http.post(PREVIEW_PATH, { version: INTERNAL_API_VERSION, body: JSON.stringify(request) }),
});
