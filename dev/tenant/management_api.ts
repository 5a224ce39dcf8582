// The simulated tenant's HTTPS side: token endpoint and log streams as Auth0 answers them, with
// faults that a test switches on. Its streams deliver what happens in the tenant's log.
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { Certificate } from '../certificate';
import { LOOPBACK } from '../free_port';
import { type ApiAnswer, apiError } from './api_answers';
import { dueEvents } from './due_events';
import { LogStream, type StreamWorld } from './log_stream';
import { checkChange, checkCreation } from './stream_checks';
import { TenantLog } from './tenant_log';
import { Tokens } from './tokens';

const PATH = '/api/v2/log-streams';

export interface TenantApiOptions extends Omit<StreamWorld, 'log'> {
  /** One that is free unless named. */
  port?: number;
  certificate: Certificate;
  /** Lets events happen as time goes by; else only what is appended to the log. */
  live?: boolean;
}

/** In place of the tenant's own answer; undefined lets that follow. */
export type Fault = (response: ServerResponse) => ApiAnswer | undefined | Promise<undefined>;

export const slow =
  (ms: number): Fault =>
  () =>
    delay(ms, undefined, { ref: false });

/** A page such as a proxy shows. */
export const page =
  (status: number, headers: Record<string, string> = {}): Fault =>
  (response) => {
    response.writeHead(status, { 'content-type': 'text/html', ...headers });
    response.end('<!doctype html><title>Welcome</title>');
    return undefined;
  };

export class TenantApi {
  readonly log = new TenantLog();
  readonly tokens: Tokens;
  /** As many as the plan allows; those of priority do not count. */
  maxStreams = 2;
  readonly streams = new Map<string, LogStream>();
  /** Method and path of each request so far. */
  readonly requests: string[] = [];
  private created = 0;
  private readonly faults: { at: string; fault: Fault }[] = [];

  constructor(
    /** Host and port. */
    readonly domain: string,
    private readonly world: Omit<StreamWorld, 'log'>,
    readonly stop: () => Promise<void>,
  ) {
    this.tokens = new Tokens(domain);
  }

  /** The next requests whose method and path begin so meet these faults, one each. */
  fail(at: string, ...faults: Fault[]): void {
    this.faults.push(...faults.map((fault) => ({ at, fault })));
  }

  async answer(request: IncomingMessage, response: ServerResponse): Promise<ApiAnswer | undefined> {
    const call = `${request.method ?? ''} ${request.url ?? ''}`;
    this.requests.push(call);
    const body = await readJson(request);
    const index = this.faults.findIndex(({ at }) => call.startsWith(at));
    const [met] = index === -1 ? [] : this.faults.splice(index, 1);
    const instead = await met?.fault(response);
    if (instead || response.headersSent) return instead;
    if (call === 'POST /oauth/token') return this.tokens.issue(body);
    return this.answerApi(call, { authorization: request.headers.authorization, body });
  }

  private answerApi(call: string, { authorization = '', body }: ApiRequest) {
    const [method = '', path = ''] = call.split(' ');
    const id = path.startsWith(`${PATH}/`) ? path.slice(PATH.length + 1) : undefined;
    const route = path === PATH ? method : id !== undefined && `${method} one`;
    const refusalWithout = (scope: string) => this.tokens.refusal(authorization, scope);
    switch (route) {
      case 'GET':
        return (
          refusalWithout('read:log_streams') ?? { status: 200, body: [...this.streams.values()] }
        );
      case 'POST':
        return refusalWithout('create:log_streams') ?? this.create(body);
      case 'GET one':
        return refusalWithout('read:log_streams') ?? this.withStream(id, show);
      case 'PATCH one':
        return (
          refusalWithout('update:log_streams') ??
          this.withStream(id, (stream) => changeStream(stream, body))
        );
      case 'DELETE one':
        return (
          refusalWithout('delete:log_streams') ??
          this.withStream(id, (stream) => this.remove(stream))
        );
      default:
        return apiError(404, 'Not Found');
    }
  }

  private create(body: unknown): ApiAnswer {
    const checked = checkCreation(body);
    if ('refusal' in checked) return checked.refusal;
    const { startFrom, ...settings } = checked.body;
    const counted = [...this.streams.values()].filter((stream) => !stream.toJSON().isPriority);
    if (!settings.isPriority && counted.length >= this.maxStreams)
      return apiError(409, 'The maximum number of log streams has been reached');
    const id = `lst_${String(++this.created).padStart(16, '0')}`;
    const { log } = this;
    const position = startFrom === undefined ? log.end : log.positionAt(Date.parse(startFrom));
    const stream = new LogStream(
      id,
      { ...settings, status: 'active', isPriority: settings.isPriority ?? false },
      { ...this.world, log },
      position,
    );
    this.streams.set(id, stream);
    return show(stream);
  }

  private async remove(stream: LogStream): Promise<ApiAnswer> {
    this.streams.delete(stream.id);
    await stream.stop();
    return { status: 204 };
  }

  private withStream(
    id: string | undefined,
    act: (stream: LogStream) => ApiAnswer | Promise<ApiAnswer>,
  ) {
    const stream = this.streams.get(id ?? '');
    return stream ? act(stream) : apiError(404, 'The log stream does not exist');
  }
}

interface ApiRequest {
  authorization: string | undefined;
  body: unknown;
}

const show = (stream: LogStream): ApiAnswer => ({ status: 200, body: stream });

async function changeStream(stream: LogStream, body: unknown): Promise<ApiAnswer> {
  const checked = checkChange(body);
  if ('refusal' in checked) return checked.refusal;
  await stream.change(checked.body);
  return show(stream);
}

export async function startTenantApi(options: TenantApiOptions): Promise<TenantApi> {
  const { port = 0, certificate, live = false, ...world } = options;
  const stopping = new AbortController();
  const server = createServer(certificate, (request, response) => {
    serve(api, request, response).catch((error: unknown) => response.destroy(error as Error));
  });
  await once(server.listen(port, LOOPBACK), 'listening');
  const domain = `localhost:${(server.address() as AddressInfo).port}`;
  const api: TenantApi = new TenantApi(domain, world, async () => {
    stopping.abort();
    await Promise.all([...api.streams.values()].map((stream) => stream.stop()));
    await traffic;
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const traffic = live ? happen(api.log, stopping.signal) : Promise.resolve();
  return api;
}

async function happen(log: TenantLog, signal: AbortSignal) {
  for await (const batch of dueEvents(signal)) {
    log.append(batch);
  }
}

async function serve(api: TenantApi, request: IncomingMessage, response: ServerResponse) {
  const answer = await api.answer(request, response);
  if (!answer || response.headersSent) return;
  const { status, body, headers } = answer;
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  try {
    return JSON.parse(text);
  } catch {
    // The checks refuse what is not there.
    return undefined;
  }
}
