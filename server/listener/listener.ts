// The plugin's own server for the internet, beside Kibana's: it serves the webhook and nothing else.
// Whatever is wrong with it is named in its state and its log, and never ends Kibana.
import { setTimeout as delay } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { Logger } from '@kbn/core/server';
import { BehaviorSubject, type Observable, Subject } from 'rxjs';
import { describeShortcoming } from '../../common/errors/shortcomings';
import { type ClientAddress, clientAddress, inNetworks } from '../webhook/client_address';
import type { DeliveryHandler } from '../webhook/handle_delivery';
import { createGate, networksOf } from './gate';
import { HttpServer } from './http_server';
import type { ListenerConfig } from './listener_config';
import { ListenerProblem, type ListenerState } from './listener_problem';
import { readTlsFiles, type TlsFiles, tlsOptions } from './tls_options';

/** Tries again what failed, and looks for changed certificates. */
const CHECK_EVERY_MS = 5_000;

const isLoopback = inNetworks(['loopback']);

export interface ListenerOptions {
  config: ListenerConfig;
  logger: Logger;
  handle: DeliveryHandler;
}

export class Listener {
  private readonly state = new BehaviorSubject<ListenerState>({ state: 'off' });
  readonly state$: Observable<ListenerState> = this.state;
  private readonly certificateReloads = new Subject<void>();
  readonly certificateReloads$: Observable<void> = this.certificateReloads;
  /** Trusts nobody where `trustedProxies` cannot be read. */
  readonly clientAddress: ClientAddress;
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;
  private server: HttpServer | undefined;
  private files: TlsFiles | undefined;

  constructor(private readonly options: ListenerOptions) {
    this.clientAddress = this.readTrustedProxies();
  }

  get current(): ListenerState {
    return this.state.value;
  }

  start(): void {
    if (this.options.config.enabled) this.running = this.run();
  }

  /** Resolves once what is under way is answered, or its time is up. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
    await this.server?.close();
    if (this.running) this.state.next({ state: 'stopped' });
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      await this.check();
      await delay(CHECK_EVERY_MS, undefined, { signal, ref: false }).catch(() => undefined); // aborted
    }
  }

  private async check(): Promise<void> {
    try {
      const files = await readTlsFiles(this.options.config.ssl);
      if (!this.server) this.server = await this.open(files);
      else if (files && !isDeepStrictEqual(files, this.files)) this.renew(this.server, files);
      this.files = files;
      this.report({ state: 'listening' });
    } catch (error) {
      const problem = asProblem(error, this.options.config);
      this.report({ state: this.server ? 'listening' : 'failed', problem });
    }
  }

  private async open(files: TlsFiles | undefined): Promise<HttpServer> {
    const { config, logger } = this.options;
    const answer = createGate(this.options);
    const tls = files && tlsOptions(config.ssl, files);
    const server = new HttpServer({ config, tls, logger, answer });
    const bound = await server.listen();
    logger.info(`listening on ${tls ? 'https' : 'http'}://${config.address}:${bound.port}`);
    if (!tls && !isLoopback(bound.address))
      logger.warn('tokens and events cross the network in the clear: set auth0_logs.listener.ssl');
    return server;
  }

  private renew(server: HttpServer, files: TlsFiles): void {
    server.useCertificate(tlsOptions(this.options.config.ssl, files));
    this.options.logger.info('the changed certificate is in use');
    this.certificateReloads.next();
  }

  private readTrustedProxies(): ClientAddress {
    try {
      return clientAddress(networksOf(this.options.config, 'trustedProxies'));
    } catch (error) {
      this.report({ state: 'off', problem: asProblem(error, this.options.config) });
      return clientAddress(() => false);
    }
  }

  /** Logs a problem once, not at each check. */
  private report(state: ListenerState): void {
    const known = this.state.value;
    if (known.state === state.state && known.problem?.message === state.problem?.message) return;
    this.state.next(state);
    const { problem } = state;
    if (problem && problem.message !== known.problem?.message)
      this.options.logger.error(`${problem.message} ${describeShortcoming(problem).remedy}`);
  }
}

const asProblem = (cause: unknown, { address, port }: ListenerConfig): ListenerProblem => {
  if (cause instanceof ListenerProblem) return cause;
  const { code: error = 'unknown' } = cause as NodeJS.ErrnoException;
  return error === 'EADDRINUSE'
    ? new ListenerProblem('listener_port_taken', { address, port }, { cause })
    : new ListenerProblem('listener_cannot_listen', { address, port, error }, { cause });
};
