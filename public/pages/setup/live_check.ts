// What the source has received so far, and what may prevent the first event.
import type { HealthAnswer, SourceHealth } from '../../../common/api/health';
import { failureMessage, pageRemedyOf } from '../../../common/errors/failures';
import { describeShortcoming, type Shortcoming } from '../../../common/errors/shortcomings';
import { formatPlural } from '../../components/format';
import type { WebhookUrl } from '../../components/webhook_url';

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

/** Until then, an event may just be on its way. */
export const PATIENCE_SECONDS = 60;

/** Shortcomings that may prevent events; the others only cost features. */
const isBlocking = ({ code }: Shortcoming) =>
  code === 'no_write_access' || code.startsWith('listener_');

export function hintsOf(
  answer: HealthAnswer,
  { sourceId, url, seconds }: { sourceId: string; url: WebhookUrl; seconds: number },
): Hint[] {
  const health = answer.sources.find(({ source }) => source.id === sourceId);
  return [
    ...problemsOf(health),
    ...answer.shortcomings.filter(isBlocking).map(hintOf),
    ...wrongTokens(health),
    ...(seconds >= PATIENCE_SECONDS ? afterPatience(url) : []),
  ];
}

const hintOf = (shortcoming: Shortcoming): Hint => {
  const { title, consequence, remedy } = describeShortcoming(shortcoming);
  return { name: shortcoming.code, title, remedy: `${consequence} ${remedy}` };
};

const problemsOf = (health: SourceHealth | undefined): Hint[] => {
  const paused: Hint[] =
    health?.source.enabled === false
      ? [
          {
            name: 'paused',
            title: 'The source is paused.',
            remedy: 'Resume it on the page of the source.',
          },
        ]
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
      title: `${formatPlural(count, 'request')} for this source with an invalid token in the last hour.`,
      remedy:
        'If they are from Auth0, check that the Authorization Token of the log stream is the token of this source.',
    },
  ];
};

const afterPatience = ({ url, obstacle }: WebhookUrl): Hint[] => [
  {
    name: 'no_event',
    title: 'Is there any activity in the tenant?',
    remedy: 'Log in to one of its applications to create an event.',
  },
  {
    name: 'not_reached',
    title: `Can Auth0 reach ${url}?`,
    remedy: obstacle
      ? 'It is not a public HTTPS address. Use the address of a reverse proxy or of the plugin’s listener in the log stream.'
      : 'A firewall or a reverse proxy may block Auth0. The stream’s Health tab in Auth0 shows the error.',
  },
];
