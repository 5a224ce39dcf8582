// Sources by the public API, as a script of an administrator would.
import {
  LOG_STREAM_PATH,
  type CreateLogStreamAnswer,
  type CreateLogStreamRequest,
} from '../../common/api/log_streams';
import {
  SOURCE_PATH,
  SOURCES_PATH,
  sourcePath,
  type CreateSourceAnswer,
  type CreateSourceRequest,
  type Source,
  type UpdateSourceRequest,
} from '../../common/api/sources';
import { webhookPath } from '../../common/api/webhook';

const HEADERS = { 'content-type': 'application/json', 'kbn-xsrf': 'test' };

async function call<Answer>(url: string, method: string, body?: object): Promise<Answer> {
  const response = await fetch(url, {
    method,
    headers: HEADERS,
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${response.status} ${text}`);
  return JSON.parse(text) as Answer;
}

export const createSource = (baseUrl: string, request: CreateSourceRequest) =>
  call<CreateSourceAnswer>(baseUrl + SOURCES_PATH, 'POST', request);

export const readSource = (baseUrl: string, id: string) =>
  call<Source>(baseUrl + sourcePath(SOURCE_PATH, id), 'GET');

export const updateSource = (baseUrl: string, id: string, request: UpdateSourceRequest) =>
  call<Source>(baseUrl + sourcePath(SOURCE_PATH, id), 'PUT', request);

export const deleteSource = (baseUrl: string, id: string) =>
  call<object>(baseUrl + sourcePath(SOURCE_PATH, id), 'DELETE');

export const createLogStream = (baseUrl: string, id: string, request: CreateLogStreamRequest) =>
  call<CreateLogStreamAnswer>(baseUrl + sourcePath(LOG_STREAM_PATH, id), 'POST', request);

/** The status that a delivery of one event gets. */
export async function deliver(
  baseUrl: string,
  { id, token, type = 's' }: { id: string; token: string; type?: string },
): Promise<number> {
  const log_id = crypto.randomUUID();
  const data = { log_id, date: new Date().toISOString(), type, user_name: 'a@example.com' };
  const response = await fetch(baseUrl + webhookPath(id), {
    method: 'POST',
    headers: { authorization: token, 'content-type': 'application/json' },
    body: JSON.stringify({ log_id, data }),
  });
  await response.arrayBuffer();
  return response.status;
}
