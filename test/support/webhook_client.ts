// Posts bodies to a webhook over a bounded number of kept connections, as Auth0 would.
import { Agent, request } from 'node:http';
import type { WebhookAnswer } from '../../common/api/webhook';

export interface WebhookClientOptions {
  url: string;
  token: string;
  connections: number;
}

export interface Answer {
  status: number;
  text: string;
}

export class WebhookClient {
  private readonly agent: Agent;

  constructor(private readonly options: WebhookClientOptions) {
    this.agent = new Agent({ keepAlive: true, maxSockets: options.connections });
  }

  /** Rejects where no answer comes, as when the host is gone. */
  post(body: Buffer | string): Promise<Answer> {
    const { url, token } = this.options;
    const headers = {
      authorization: token,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
    };
    return new Promise((resolve, reject) => {
      const sent = request(url, { method: 'POST', agent: this.agent, headers }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        response.on('error', reject);
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
      });
      sent.on('error', reject);
      sent.end(body);
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

export const readAnswer = (text: string): WebhookAnswer => JSON.parse(text) as WebhookAnswer;
