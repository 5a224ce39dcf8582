// A proxy as companies have it: it opens tunnels to whatever is asked for, and sees nothing inside.
import { once } from 'node:events';
import { createServer as createHttpServer, type IncomingMessage, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Certificate } from '../../dev/certificate';

export interface ForwardProxyOptions {
  /** Speaks TLS itself. */
  certificate?: Certificate;
  /** Asked of each client, as Basic authorization. */
  credentials?: { user: string; password: string };
}

export interface ForwardProxy {
  host: string;
  /** Of each tunnel that was asked for. */
  targets: string[];
  /** Answers so in place of a tunnel. */
  refuseWith: number | undefined;
  stop(): Promise<void>;
}

export async function startForwardProxy(options: ForwardProxyOptions = {}): Promise<ForwardProxy> {
  const { certificate, credentials } = options;
  const server: Server = certificate ? createHttpsServer(certificate) : createHttpServer();
  const tunnels = new Set<Duplex>();
  server.on('connect', (request: IncomingMessage, client: Duplex) => {
    tunnels.add(client.on('error', () => undefined));
    const target = request.url ?? '';
    proxy.targets.push(target);
    const status = proxy.refuseWith ?? (isKnown(request, credentials) ? undefined : 407);
    if (status !== undefined) client.end(`HTTP/1.1 ${status} No\r\ncontent-length: 0\r\n\r\n`);
    else tunnel(target, client);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const proxy: ForwardProxy = {
    host: `localhost:${(server.address() as AddressInfo).port}`,
    targets: [],
    refuseWith: undefined,
    stop: async () => {
      tunnels.forEach((client) => client.destroy());
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return proxy;
}

const isKnown = (
  { headers }: IncomingMessage,
  credentials: ForwardProxyOptions['credentials'],
): boolean =>
  credentials === undefined ||
  headers['proxy-authorization'] === `Basic ${btoa(`${credentials.user}:${credentials.password}`)}`;

/** Whatever name is asked for, it is on this machine. */
const tunnel = (target: string, client: Duplex) => {
  const upstream = connect(Number(target.split(':').at(-1)), '127.0.0.1', () => {
    client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
    upstream.pipe(client).pipe(upstream);
  });
  upstream.on('error', () => client.destroy());
};
