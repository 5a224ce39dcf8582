// Posts bodies to one URL over a bounded number of kept connections.
import { Agent, type ClientRequest, request } from 'node:http';

/** Longer than the host itself may take for any answer: 30 s to read it, 15 s to write it. */
const ANSWER_LIMIT_MS = 60_000;

export interface SenderOptions {
  url: string;
  headers: Record<string, string>;
  connections: number;
}

export interface Answer {
  status: number;
  text: string;
  /** Seconds, where the answer names them. */
  retryAfter?: number;
}

export class BodySender {
  private readonly agent: Agent;

  constructor(private readonly options: SenderOptions) {
    this.agent = new Agent({ keepAlive: true, maxSockets: options.connections });
  }

  /** Rejects where no answer comes, as when the other side is gone. */
  post(body: Buffer | string): Promise<Answer> {
    return this.send(Buffer.byteLength(body), (sent) => sent.end(body));
  }

  /**
   * Announces a body of that length, sends its beginning, and waits for the answer before it sends
   * more: who refuses a body closes the connection, and a write that fails hides what was answered.
   */
  postBeginning(beginning: Buffer | string, length: number): Promise<Answer> {
    return this.send(length, (sent) => sent.write(beginning));
  }

  private send(length: number, write: (sent: ClientRequest) => void): Promise<Answer> {
    const headers = { ...this.options.headers, 'content-length': length };
    const { agent } = this;
    return new Promise((resolve, reject) => {
      const sent = request(this.options.url, { method: 'POST', agent, headers }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        response.on('error', reject);
        response.on('end', () => {
          const { statusCode = 0, headers: answered } = response;
          const retryAfter = answered['retry-after'];
          const named = retryAfter === undefined ? {} : { retryAfter: Number(retryAfter) };
          resolve({ status: statusCode, text, ...named });
          // Nothing can follow half a body on its connection.
          if (!sent.writableEnded) sent.destroy();
        });
      });
      sent.setTimeout(ANSWER_LIMIT_MS, () => sent.destroy(new Error('There was no answer.')));
      sent.on('error', reject);
      write(sent);
    });
  }

  /** Works through the items, one per connection at a time. */
  async forEach<Item>(items: Iterable<Item>, work: (item: Item) => Promise<void>): Promise<void> {
    const queue = items[Symbol.iterator]();
    const connection = async (): Promise<void> => {
      for (let next = queue.next(); !next.done; next = queue.next()) await work(next.value);
    };
    await Promise.all(Array.from({ length: this.options.connections }, connection));
  }

  close(): void {
    this.agent.destroy();
  }
}
