// A tenant's Custom Webhook streams: listed, created, changed, deleted.
import { schema, type TypeOf } from '@kbn/config-schema';
import type { LogStream, LogStreamChange, NewLogStream } from '../../common/auth0/log_stream';
import { Auth0LogsError } from '../errors';
import type { ApiCall, ManagementApi } from './management_api';

const PATH = '/log-streams';

/** What the webhook reads best; it takes Auth0's other formats too. */
const CONTENT = { httpContentType: 'application/json', httpContentFormat: 'JSONLINES' };

const lenient = { unknowns: 'ignore' } as const;

const httpStream = schema.object(
  {
    id: schema.string({ minLength: 1 }),
    name: schema.string(),
    status: schema.oneOf([
      schema.literal('active'),
      schema.literal('paused'),
      schema.literal('suspended'),
    ]),
    isPriority: schema.nullable(schema.boolean()),
    filters: schema.nullable(
      schema.arrayOf(schema.object({ type: schema.string(), name: schema.string() }, lenient)),
    ),
    pii_config: schema.nullable(
      schema.object(
        {
          log_fields: schema.arrayOf(schema.string()),
          method: schema.string(),
          algorithm: schema.nullable(schema.string()),
        },
        lenient,
      ),
    ),
    sink: schema.object(
      {
        httpEndpoint: schema.string(),
        httpContentType: schema.nullable(schema.string()),
        httpContentFormat: schema.nullable(schema.string()),
      },
      lenient,
    ),
  },
  lenient,
);

/** Streams to other services have other sinks, and are none of ours. */
const anyStreams = schema.arrayOf(schema.object({ type: schema.string() }, { unknowns: 'allow' }));
const wholeSink = schema.object(
  {
    sink: schema.object(
      { httpEndpoint: schema.string(), httpAuthorization: schema.maybe(schema.string()) },
      { unknowns: 'allow' },
    ),
  },
  lenient,
);

export interface LogStreams {
  /** Custom Webhook streams only. */
  list(): Promise<LogStream[]>;
  get(id: string): Promise<LogStream>;
  /** The stream that sends this as its authorization. */
  findByAuthorization(authorization: string): Promise<LogStream | undefined>;
  create(stream: NewLogStream): Promise<LogStream>;
  update(id: string, change: LogStreamChange): Promise<LogStream>;
  delete(id: string): Promise<void>;
}

export const createLogStreams = (api: ManagementApi): LogStreams => {
  const read = (json: unknown) => asLogStream(api.expect(httpStream, json));
  const fetchAll = async () => {
    const all = await api.call({ method: 'GET', path: PATH, scope: 'read:log_streams' });
    return api.expect(anyStreams, all).filter(({ type }) => type === 'http');
  };
  const fetchStream = (id: string) =>
    api.call({ ...one(id), method: 'GET', scope: 'read:log_streams' });

  const update = async (id: string, change: LogStreamChange): Promise<LogStream> => {
    const { endpoint, authorization } = change;
    const touchesSink = endpoint !== undefined || authorization !== undefined;
    // Auth0 replaces the sink whole: what is not sent, such as custom headers, would be lost.
    const whole = touchesSink ? api.expect(wholeSink, await fetchStream(id)).sink : undefined;
    const sink = whole && {
      ...whole,
      httpEndpoint: endpoint ?? whole.httpEndpoint,
      httpAuthorization: authorization ?? whole.httpAuthorization,
    };
    const { name, status, categories, pii_config } = change;
    const json = await api.call({
      ...one(id),
      method: 'PATCH',
      scope: 'update:log_streams',
      body: { name, status, filters: filters(categories), pii_config, sink },
      secrets: sink ? [sink.httpAuthorization] : [],
    });
    return read(json);
  };

  return {
    list: async () => (await fetchAll()).map(read),
    get: async (id) => read(await fetchStream(id)),
    findByAuthorization: async (authorization) => {
      const found = (await fetchAll()).find(
        (stream) => api.expect(wholeSink, stream).sink.httpAuthorization === authorization,
      );
      return found && read(found);
    },
    create: async (stream) => read(await api.call(creation(stream))),
    update,
    delete: async (id) => {
      await api.call({ ...one(id), method: 'DELETE', scope: 'delete:log_streams' });
    },
  };
};

/** The path of one stream, and what it means that Auth0 finds none. */
const one = (id: string) => {
  const notFound = new Auth0LogsError('auth0_no_stream');
  // Anything else would be another path.
  if (!/^[\w-]+$/.test(id)) throw notFound;
  return { path: `${PATH}/${id}`, meanings: { 404: notFound } };
};

const creation = (stream: NewLogStream): ApiCall => {
  const { name, endpoint, authorization, categories, start_from, is_priority, pii_config } = stream;
  return {
    method: 'POST',
    path: PATH,
    scope: 'create:log_streams',
    body: {
      ...{ name, pii_config, type: 'http', filters: filters(categories) },
      ...{ startFrom: start_from, isPriority: is_priority },
      sink: { httpEndpoint: endpoint, httpAuthorization: authorization, ...CONTENT },
    },
    secrets: [authorization],
    meanings: { 409: new Auth0LogsError('auth0_stream_limit') },
  };
};

const filters = (categories: readonly string[] | undefined) =>
  categories?.map((name) => ({ type: 'category', name }));

const asLogStream = (stream: TypeOf<typeof httpStream>): LogStream => {
  const { id, name, status, isPriority, pii_config, sink } = stream;
  return {
    ...{ id, name, status, endpoint: sink.httpEndpoint },
    is_priority: isPriority ?? false,
    categories: stream.filters?.map((filter) => filter.name) ?? [],
    content_type: sink.httpContentType ?? undefined,
    content_format: sink.httpContentFormat ?? undefined,
    pii_config: pii_config ? asPiiConfig(pii_config) : undefined,
  };
};

const asPiiConfig = ({
  log_fields,
  method,
  algorithm,
}: NonNullable<TypeOf<typeof httpStream>['pii_config']>) => ({
  log_fields,
  method,
  algorithm: algorithm ?? undefined,
});
