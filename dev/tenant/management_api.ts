// The simulated tenant's HTTPS side: token endpoint, log and log streams as Auth0 answers them, with
// faults that a test switches on. Its streams deliver what its API lists.
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Certificate } from '../certificate';
import { LOOPBACK } from '../free_port';
import { type ApiAnswer, apiError } from './api_answers';
import { answerControl, CONTROL_PATH } from './control';
import { dueEvents } from './due_events';
import { makeRecord, type LogRecord } from './event';
import { type Fault, type FaultName, FAULTS } from './faults';
import type { History } from './history';
import { AscendingIds } from './log_id';
import { LogStream, type StreamSettings, type StreamWorld } from './log_stream';
import { answerDailyStats, answerLogs, type LogsOddities, NO_ODDITIES } from './logs_api';
import { Random } from './random';
import type { RateBucket } from './rate_bucket';
import { checkChange, checkCreation } from './stream_checks';
import { TenantLog } from './tenant_log';
import { tokenEvent, Tokens } from './tokens';

const PATH = '/api/v2/log-streams';
const LOGS_PATH = '/api/v2/logs';
const STATS_PATH = '/api/v2/stats/daily';
const CHANCE_SEED = 0x105e;

export interface TenantApiOptions extends Omit<StreamWorld, 'log' | 'losesNext'> {
  /** One that is free unless named. */
  port?: number;
  certificate: Certificate;
  /** Lets events happen as time goes by; else only what is appended to the log. */
  live?: boolean;
  /** Draws the live events. */
  seed?: number;
  /** What happened before. */
  history?: History;
  retentionMs?: number;
}

export class TenantApi {
  readonly log: TenantLog;
  readonly tokens: Tokens;
  /** As many as the plan allows; those of priority do not count. */
  maxStreams = 2;
  readonly streams = new Map<string, LogStream>();
  /** Method and path of each request so far. */
  readonly requests: string[] = [];
  readonly oddities: LogsOddities = { ...NO_ODDITIES };
  /** A share of deliveries that never arrive, though the stream takes them for accepted. */
  loseDeliveries = 0;
  /** Unless it is set, all requests are granted. */
  rateBucket: RateBucket | undefined;
  private created = 0;
  private readonly faults: { at: string; fault: Fault }[] = [];
  private readonly ids = new AscendingIds();
  private readonly random = new Random(CHANCE_SEED);
  private readonly world: StreamWorld;

  constructor(
    /** Host and port. */
    readonly domain: string,
    { history, retentionMs, ...world }: Omit<TenantApiOptions, 'certificate'>,
    readonly stop: () => Promise<void>,
  ) {
    this.log = new TenantLog(history, retentionMs);
    this.world = {
      ...world,
      log: this.log,
      losesNext: () => this.random.chance(this.loseDeliveries),
    };
    this.tokens = new Tokens(domain);
  }

  /** The next requests whose method and path begin so meet these faults, one each. */
  fail(at: string, ...faults: (Fault | FaultName)[]): void {
    const found = faults.map((fault) => (typeof fault === 'string' ? FAULTS[fault] : fault));
    this.faults.push(...found.map((fault) => ({ at, fault })));
  }

  /** In the order of arrival, which ids follow and dates need not. */
  happen(records: LogRecord[]): void {
    const arrived = records.map(({ data }) => {
      const log_id = this.ids.next();
      return { log_id, data: { ...data, log_id } };
    });
    this.log.append(arrived);
  }

  /** A stream that somebody made by hand. */
  addStream(id: string, settings: StreamSettings, position = this.log.end): LogStream {
    const stream = new LogStream(id, settings, this.world, position);
    this.streams.set(id, stream);
    return stream;
  }

  async answer(request: IncomingMessage, response: ServerResponse): Promise<ApiAnswer | undefined> {
    const call = `${request.method ?? ''} ${request.url ?? ''}`;
    const body = await readJson(request);
    const [, command] = call.split(` ${CONTROL_PATH}`);
    if (command !== undefined) return answerControl(this, command, body);
    this.requests.push(call);
    const { authorization } = request.headers;
    const proceed = async () => this.answerCall(call, { authorization, body });
    const index = this.faults.findIndex(({ at }) => call.startsWith(at));
    const [met] = index === -1 ? [] : this.faults.splice(index, 1);
    const instead = await met?.fault({ response, proceed });
    return instead ?? (response.headersSent || response.destroyed ? undefined : proceed());
  }

  private async answerCall(call: string, asked: ApiRequest): Promise<ApiAnswer> {
    if (call === 'POST /oauth/token') return this.issueToken(asked.body);
    const taken = this.rateBucket?.take();
    if (taken && 'refusal' in taken) return taken.refusal;
    const answer = await this.answerApi(call, asked);
    return { ...answer, headers: { ...taken?.headers, ...answer.headers } };
  }

  /** Each leaves an event, as in Auth0. */
  private issueToken(body: unknown): ApiAnswer {
    const answer = this.tokens.issue(body);
    if (answer.status === 200)
      this.happen([makeRecord(this.random, tokenEvent(this.tokens, this.domain), Date.now())]);
    return answer;
  }

  private answerApi(
    call: string,
    { authorization = '', body }: ApiRequest,
  ): ApiAnswer | Promise<ApiAnswer> {
    const [method = '', url = ''] = call.split(' ');
    const { pathname: path, searchParams } = new URL(url, `https://${this.domain}`);
    const id = path.startsWith(`${PATH}/`) ? path.slice(PATH.length + 1) : undefined;
    const route = path === PATH ? method : id !== undefined && `${method} one`;
    const refusalWithout = (scope: string) => this.tokens.refusal(authorization, scope);
    if (method === 'GET' && path === LOGS_PATH)
      return refusalWithout('read:logs') ?? answerLogs(this, searchParams);
    if (method === 'GET' && path === STATS_PATH)
      return refusalWithout('read:stats') ?? answerDailyStats(this, searchParams);
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
    const { isPriority = false } = settings;
    const position =
      startFrom === undefined ? undefined : this.log.positionAt(Date.parse(startFrom));
    return show(this.addStream(id, { ...settings, status: 'active', isPriority }, position));
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
  const { port = 0, certificate, live = false, seed, ...world } = options;
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
  const traffic = live ? happenAsDue(api, stopping.signal, seed) : Promise.resolve();
  return api;
}

async function happenAsDue(api: TenantApi, signal: AbortSignal, seed?: number) {
  for await (const batch of dueEvents(signal, seed)) {
    api.happen(batch);
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
