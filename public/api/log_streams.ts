// The streams in Auth0 that the plugin makes for its sources.
import type { HttpStart } from '@kbn/core/public';
import {
  CREDENTIALS_PATH,
  LOG_STREAM_DELETE_PATH,
  LOG_STREAM_PATH,
  LOG_STREAM_STATUS_PATH,
  LOG_STREAM_UPDATE_PATH,
  type CreateLogStreamAnswer,
  type CreateLogStreamRequest,
  type LogStreamAnswer,
  type UpdateLogStreamRequest,
  type WithCredentials,
} from '../../common/api/log_streams';
import { sourcePath } from '../../common/api/sources';
import { PUBLIC_API_VERSION } from '../../common/plugin';

export interface LogStreamsApi {
  createLogStream(
    sourceId: string,
    request: CreateLogStreamRequest,
  ): Promise<CreateLogStreamAnswer>;
  getLogStream(sourceId: string, request: WithCredentials): Promise<LogStreamAnswer>;
  updateLogStream(sourceId: string, request: UpdateLogStreamRequest): Promise<LogStreamAnswer>;
  deleteLogStream(sourceId: string, request: WithCredentials): Promise<void>;
  forgetCredentials(sourceId: string): Promise<void>;
}

export function createLogStreamsApi(http: HttpStart): LogStreamsApi {
  const version = PUBLIC_API_VERSION;
  const post = <Answer>(path: string, sourceId: string, request: object): Promise<Answer> =>
    http.post(sourcePath(path, sourceId), { version, body: JSON.stringify(request) });
  return {
    createLogStream: (id, request) => post(LOG_STREAM_PATH, id, request),
    getLogStream: (id, request) => post(LOG_STREAM_STATUS_PATH, id, request),
    updateLogStream: (id, request) => post(LOG_STREAM_UPDATE_PATH, id, request),
    deleteLogStream: async (id, request) => {
      await post(LOG_STREAM_DELETE_PATH, id, request);
    },
    forgetCredentials: async (id) => {
      await http.delete(sourcePath(CREDENTIALS_PATH, id), { version });
    },
  };
}
