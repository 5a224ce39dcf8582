// Node's own HTTP or HTTPS server around the delivery handler: limits, time-outs, draining. A body
// stays a stream; the handler decides whether it is read.
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer, Server as TlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import type { TlsOptions } from 'node:tls';
import type { Logger } from '@kbn/core/server';
import { Auth0LogsError, errorAnswer } from '../errors';
import type { DeliveryAnswer } from '../webhook/handle_delivery';
import { sendAnswer, sendRawAnswer } from './answer';
import type { ListenerConfig } from './listener_config';

/** How often Node looks for requests that take too long. */
const LOOK_FOR_SLOW_MS = 1_000;
/** Kibana waits 15 s for a plugin to stop. */
const DRAIN_LIMIT_MS = 10_000;

export interface HttpServerOptions {
  config: ListenerConfig;
  tls: TlsOptions | undefined;
  logger: Logger;
  /** May throw or reject with an Auth0LogsError. */
  answer: (request: IncomingMessage) => Promise<DeliveryAnswer>;
}

export class HttpServer {
  private readonly server: Server | TlsServer;
  private readonly isTls: boolean;
  private readonly underWay = new Set<Promise<unknown>>();
  private readonly perAddress = new Map<string, number>();
  private stopping = false;

  constructor(private readonly options: HttpServerOptions) {
    const { config, tls } = options;
    const requestTimeout = config.requestTimeout.asMilliseconds();
    const headersTimeout = Math.min(config.headersTimeout.asMilliseconds(), requestTimeout);
    const limits = {
      requestTimeout,
      headersTimeout,
      keepAliveTimeout: config.keepAliveTimeout.asMilliseconds(),
      connectionsCheckingInterval: LOOK_FOR_SLOW_MS,
      requireHostHeader: false, // Node's own refusal would have another shape; nothing reads it
    };
    const onRequest = (request: IncomingMessage, response: ServerResponse): void =>
      void this.serve(request, response);
    this.isTls = tls !== undefined;
    this.server = tls
      ? createTlsServer({ ...limits, ...tls, handshakeTimeout: headersTimeout }, onRequest)
      : createServer(limits, onRequest);
    this.server.maxConnections = config.maxConnections;
    this.server
      .on('checkExpectation', onRequest)
      .on('connection', (socket: Socket) => this.admit(socket))
      .on('clientError', (error: NodeJS.ErrnoException, socket) => this.refuse(error, socket));
  }

  async listen(): Promise<AddressInfo> {
    const { config, logger } = this.options;
    try {
      this.server.listen(config.port, config.address);
      await once(this.server, 'listening'); // rejects on 'error'
    } catch (error) {
      this.server.close(); // ends the timer that looks for slow requests
      throw error;
    }
    this.server.on('error', (error) => logger.warn(`no connection taken: ${error.message}`));
    return this.server.address() as AddressInfo;
  }

  /** For connections to come; those that are open go on with what they have. */
  useCertificate(tls: TlsOptions): void {
    if (this.server instanceof TlsServer) this.server.setSecureContext(tls);
  }

  /** Answers 503 until what is under way is done, or the limit reached; then closes. */
  async close(): Promise<void> {
    this.stopping = true;
    const limit = new AbortController();
    const drained = Promise.allSettled(this.underWay);
    await Promise.race([drained, delay(DRAIN_LIMIT_MS, undefined, { signal: limit.signal })]);
    limit.abort();
    this.server.close();
    this.server.closeAllConnections();
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (this.stopping) {
      this.send(response, refusal('stopping'));
      return;
    }
    const work = this.answer(request).then(async (answer) => {
      if (response.destroyed) return;
      this.send(response, answer);
      await new Promise((resolve) => response.once('close', resolve));
    });
    this.underWay.add(work);
    await work;
    this.underWay.delete(work);
  }

  private async answer(request: IncomingMessage): Promise<DeliveryAnswer> {
    try {
      return await this.options.answer(request);
    } catch (error) {
      return errorAnswer(error);
    }
  }

  private send(response: ServerResponse, answer: DeliveryAnswer): void {
    sendAnswer(response, answer, { isTls: this.isTls, last: this.stopping });
  }

  /** One address never takes all of the connections. */
  private admit(socket: Socket): void {
    const address = socket.remoteAddress ?? '';
    const held = this.perAddress.get(address) ?? 0;
    if (held >= this.options.config.maxConnections / 2) {
      socket.destroy();
      return;
    }
    this.perAddress.set(address, held + 1);
    socket.once('close', () => {
      const left = (this.perAddress.get(address) ?? 1) - 1;
      if (left > 0) this.perAddress.set(address, left);
      else this.perAddress.delete(address);
    });
  }

  private refuse(error: NodeJS.ErrnoException, socket: Duplex): void {
    const answer = brokenRequest(error);
    if (answer && socket.writable) sendRawAnswer(socket, answer, { isTls: this.isTls });
    else socket.destroy();
  }
}

const refusal = (
  code: 'stopping' | 'too_slow' | 'headers_too_large' | 'not_http',
): DeliveryAnswer => errorAnswer(new Auth0LogsError(code));

/** None for what is not HTTP at all, such as a failed TLS handshake. */
const brokenRequest = ({ code = '' }: NodeJS.ErrnoException): DeliveryAnswer | undefined => {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return refusal('too_slow');
  if (code === 'HPE_HEADER_OVERFLOW') return refusal('headers_too_large');
  return code.startsWith('HPE_') ? refusal('not_http') : undefined;
};
