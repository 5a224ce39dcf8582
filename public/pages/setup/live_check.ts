// What has come of the source so far, and what may keep the first event away.
import type { HealthAnswer, SourceHealth } from '../../../common/api/health';
import { failureMessage, pageRemedyOf } from '../../../common/errors/failures';
import { describeShortcoming, type Shortcoming } from '../../../common/errors/shortcomings';
import type { WebhookUrl } from '../../components/webhook/webhook_url';

/** `duplicate`: only events that are indexed already, which proves the webhook as well. */
export type Arrival = 'none' | 'failed_event' | 'dropped' | 'duplicate' | 'event';

export function arrivalOf({ counters }: Pick<SourceHealth, 'counters'>): Arrival {
  if (counters.accepted > 0) return 'event';
  if (counters.duplicate > 0) return 'duplicate';
  if (counters.dropped > 0) return 'dropped';
  return counters.failed > 0 ? 'failed_event' : 'none';
}

export interface Hint {
  /** Stable name. */
  name: string;
  title: string;
  remedy: string;
}

/** Before, an event may just be on its way. */
export const PATIENCE_SECONDS = 60;

/** Shortcomings that may keep events away; the others only cost comfort. */
const isBlocking = ({ code }: Shortcoming) =>
  code === 'no_write_access' || code.startsWith('listener_');

export function hintsOf(
  answer: HealthAnswer,
  { sourceId, url, seconds }: { sourceId: string; url: WebhookUrl; seconds: number },
): Hint[] {
  const health = answer.sources.find(({ source }) => source.id === sourceId);
  return [
    ...failures(health),
    ...answer.shortcomings.filter(isBlocking).map(hintOf),
    ...wrongTokens(health),
    ...(seconds >= PATIENCE_SECONDS ? patienceIsOver(url) : []),
  ];
}

const hintOf = (shortcoming: Shortcoming): Hint => {
  const { title, consequence, remedy } = describeShortcoming(shortcoming);
  return { name: shortcoming.code, title, remedy: `${consequence} ${remedy}` };
};

const failures = (health: SourceHealth | undefined): Hint[] => {
  const paused: Hint[] =
    health?.source.enabled === false
      ? [{ name: 'paused', title: 'The source is paused.', remedy: 'Resume it on its page.' }]
      : [];
  const error = health?.last_error;
  if (!error) return paused;
  const { code } = error;
  return [...paused, { name: code, title: failureMessage(error), remedy: pageRemedyOf(code) }];
};

const wrongTokens = (health: SourceHealth | undefined): Hint[] => {
  const count = health?.authentication_failures.count ?? 0;
  if (count === 0) return [];
  return [
    {
      name: 'wrong_tokens',
      title: `Requests with an invalid token for this source: ${count} in the last hour.`,
      remedy:
        'If they are Auth0’s, compare the Authorization Token of the stream with the token of this source.',
    },
  ];
};

const patienceIsOver = ({ url, obstacle }: WebhookUrl): Hint[] => [
  {
    name: 'no_event',
    title: 'Does something happen in the tenant?',
    remedy: 'Log in to one of its applications: that makes an event.',
  },
  {
    name: 'not_reached',
    title: `Does Auth0 reach ${url}?`,
    remedy: obstacle
      ? 'It is no public https address. Put a reverse proxy or the plugin’s listener in front, and name its address in the stream.'
      : 'A firewall or a reverse proxy may keep Auth0 away: in Auth0, the tab “Health” of the stream tells what it met.',
  },
];
