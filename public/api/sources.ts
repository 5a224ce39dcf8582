// Sources as the public API keeps them.
import type { HttpStart } from '@kbn/core/public';
import {
  ROTATE_TOKEN_PATH,
  SOURCE_PATH,
  SOURCES_PATH,
  sourcePath,
  type CreateSourceAnswer,
  type CreateSourceRequest,
  type RotateTokenAnswer,
  type RotateTokenRequest,
  type Source,
  type UpdateSourceRequest,
} from '../../common/api/sources';
import { PUBLIC_API_VERSION } from '../../common/plugin';

export interface SourcesApi {
  getSource(id: string, signal?: AbortSignal): Promise<Source>;
  createSource(request: CreateSourceRequest): Promise<CreateSourceAnswer>;
  updateSource(id: string, request: UpdateSourceRequest): Promise<Source>;
  deleteSource(id: string): Promise<void>;
  rotateToken(id: string, request: RotateTokenRequest): Promise<RotateTokenAnswer>;
}

const version = PUBLIC_API_VERSION;

export const createSourcesApi = (http: HttpStart): SourcesApi => ({
  getSource: (id, signal) => http.get(sourcePath(SOURCE_PATH, id), { version, signal }),
  createSource: (request) => http.post(SOURCES_PATH, { version, body: JSON.stringify(request) }),
  updateSource: (id, request) =>
    http.put(sourcePath(SOURCE_PATH, id), { version, body: JSON.stringify(request) }),
  deleteSource: async (id) => {
    await http.delete(sourcePath(SOURCE_PATH, id), { version });
  },
  rotateToken: (id, request) =>
    http.post(sourcePath(ROTATE_TOKEN_PATH, id), { version, body: JSON.stringify(request) }),
});
