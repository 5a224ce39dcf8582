// Sources by the public API, as a script of an administrator would.
import { type Args, type Endpoint, pathOf, type Shapes } from '../../common/api/endpoint';
import { CREATE_LOG_STREAM, type CreateLogStreamRequest } from '../../common/api/log_streams';
import {
  CREATE_SOURCE,
  type CreateSourceRequest,
  DELETE_SOURCE,
  READ_SOURCE,
  UPDATE_SOURCE,
  type UpdateSourceRequest,
} from '../../common/api/sources';
import { webhookPath } from '../../common/api/webhook';

const HEADERS = { 'content-type': 'application/json', 'kbn-xsrf': 'test' };

async function call<S extends Shapes>(
  baseUrl: string,
  endpoint: Endpoint<S>,
  args: Args<S>,
): Promise<S['answer']> {
  const { params, body }: Partial<Shapes> = args;
  const response = await fetch(baseUrl + pathOf(endpoint, params), {
    method: endpoint.method.toUpperCase(),
    headers: HEADERS,
    body: body && JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${response.status} ${text}`);
  return JSON.parse(text) as S['answer'];
}

export const createSource = (baseUrl: string, body: CreateSourceRequest) =>
  call(baseUrl, CREATE_SOURCE, { body });

export const readSource = (baseUrl: string, id: string) =>
  call(baseUrl, READ_SOURCE, { params: { id } });

export const updateSource = (baseUrl: string, id: string, body: UpdateSourceRequest) =>
  call(baseUrl, UPDATE_SOURCE, { params: { id }, body });

export const deleteSource = (baseUrl: string, id: string) =>
  call(baseUrl, DELETE_SOURCE, { params: { id } });

export const createLogStream = (baseUrl: string, id: string, body: CreateLogStreamRequest) =>
  call(baseUrl, CREATE_LOG_STREAM, { params: { id }, body });

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
