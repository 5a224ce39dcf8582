// The default source's webhook of a host that was just started, once it takes events.
import { setTimeout as delay } from 'node:timers/promises';
import { webhookPath } from '../../common/api/webhook';
import { BodySender } from './body_sender';
import { TOKEN } from './host';

const READY_LIMIT_MS = 60_000;
const POLL_MS = 50;

export const webhookOf = (host: { url: string }) => ({
  url: host.url + webhookPath('default'),
  headers: { authorization: TOKEN, 'content-type': 'application/json' },
});

/** The templates are installed in the background; until then even a body without events is refused. */
export async function openWebhook(host: { url: string }, connections: number): Promise<BodySender> {
  const sender = new BodySender({ ...webhookOf(host), connections });
  const deadline = Date.now() + READY_LIMIT_MS;
  for (;;) {
    const { status, text } = await sender.post('[]');
    if (status === 200) return sender;
    if (Date.now() > deadline) throw new Error(`The webhook takes no events: ${text}`);
    await delay(POLL_MS);
  }
}
