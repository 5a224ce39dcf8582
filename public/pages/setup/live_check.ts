// What has come of the source so far, and what may keep the first event away.
import type { HealthAnswer, Shortcoming, SourceHealth } from '../../../common/api/health';
import type { WebhookUrl } from '../../components/webhook/webhook_url';

export type Arrival = 'none' | 'failed_event' | 'dropped' | 'event';

export function arrivalOf({ counters }: Pick<SourceHealth, 'counters'>): Arrival {
  if (counters.accepted + counters.duplicate > 0) return 'event';
  if (counters.dropped > 0) return 'dropped';
  return counters.failed > 0 ? 'failed_event' : 'none';
}

/**
 * Received before, an event cannot be of this source. Undefined where any may be: all that the source
 * has delivered was stored already, or kibana.yml does not tell since when it is there.
 */
export const eventsSince = ({ source, counters }: SourceHealth): string | undefined =>
  counters.accepted > 0 ? source.created_at : undefined;

/** Events do not name their source: those of others may be among them. */
export const sharesDataStream = ({ sources }: HealthAnswer, { source }: SourceHealth): boolean =>
  sources.some(
    ({ source: { id, data_stream } }) => id !== source.id && data_stream === source.data_stream,
  );

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
    ...answer.shortcomings.filter(isBlocking).map(({ code, message, consequence, remedy }) => ({
      name: code,
      title: message,
      remedy: `${consequence} ${remedy}`,
    })),
    ...wrongTokens(answer),
    ...(seconds >= PATIENCE_SECONDS ? patienceIsOver(url) : []),
  ];
}

const failures = (health: SourceHealth | undefined): Hint[] => {
  const paused: Hint[] =
    health?.source.enabled === false
      ? [{ name: 'paused', title: 'The source is paused.', remedy: 'Resume it on its page.' }]
      : [];
  const error = health?.last_error;
  return error
    ? [...paused, { name: error.code, title: error.message, remedy: error.remedy }]
    : paused;
};

const wrongTokens = ({ authentication_failures: { count } }: HealthAnswer): Hint[] =>
  count === 0
    ? []
    : [
        {
          name: 'wrong_tokens',
          title: `Deliveries with a wrong token came in: ${count} in the last hour.`,
          remedy:
            'If they are Auth0’s, compare the Authorization Token of the stream with the one of this source. It stands in the header as it is, without “Bearer”.',
        },
      ];

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
