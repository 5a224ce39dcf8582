// Clients of the webhook that mean no good. Each returns how to be rid of it.
import { connect, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { webhookOf } from './host_webhook';

const BOMB_BYTES = 1024 ** 3;
const BOMB_PIECE_BYTES = 16 * 1024 ** 2;

export interface RudeClients {
  /** What the host said to each by its end, once it has ended all of them; nothing where it cut. */
  ended: Promise<string[]>;
  leave(): void;
}

interface Manner {
  count: number;
  /** Called once connected. */
  act: (socket: Socket) => void;
}

/** Opens the connections, one after the other as fast as they are accepted. */
export async function sendRudeClients(
  host: { url: string },
  { count, act }: Manner,
): Promise<RudeClients> {
  const { hostname, port } = new URL(host.url);
  const sockets: Socket[] = [];
  const ends: Promise<string>[] = [];
  while (sockets.length < count) {
    const socket = connect(Number(port), hostname);
    sockets.push(socket);
    await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject));
    ends.push(endOf(socket));
    act(socket);
  }
  return {
    ended: Promise.all(ends),
    leave: () => sockets.forEach((socket) => socket.destroy()),
  };
}

function endOf(socket: Socket): Promise<string> {
  let text = '';
  socket.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  // A connection that is cut is an end as good as any.
  socket.on('error', () => socket.destroy());
  return new Promise((resolve) => socket.once('close', () => resolve(text)));
}

/** The beginning of a delivery with the right token: only its body is at fault. */
const headOf = (host: { url: string }, headers: Record<string, string | number>): string => {
  const webhook = webhookOf(host);
  const all = { host: 'localhost', ...webhook.headers, connection: 'close', ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return `POST ${new URL(webhook.url).pathname} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`;
};

export const silent = (count: number): Manner => ({ count, act: () => undefined });

export const withoutBody = (host: { url: string }, count: number): Manner => ({
  count,
  act: (socket) => socket.write(headOf(host, { 'content-length': 1_000_000 })),
});

export const byteASecond = (host: { url: string }, count: number): Manner => ({
  count,
  act: (socket) => {
    socket.write(headOf(host, { 'content-length': 1_000_000 }));
    const timer = setInterval(() => socket.write('['), 1_000);
    socket.once('close', () => clearInterval(timer));
  },
});

/** Small as it comes, and a gigabyte once inflated. */
export const gzipBomb = (host: { url: string }, count: number): Manner => {
  const piece = gzipSync(Buffer.alloc(BOMB_PIECE_BYTES));
  const body = Buffer.concat(new Array<Buffer>(BOMB_BYTES / BOMB_PIECE_BYTES).fill(piece));
  const head = headOf(host, { 'content-encoding': 'gzip', 'content-length': body.length });
  return {
    count,
    act: (socket) => {
      socket.write(head);
      socket.write(body);
    },
  };
};
