// The sentence of an entry of the event log, made from its action, its reason and its details.
import type { EventLogAction, EventLogEntry } from '../api/event_log';
import { describeShortcoming } from '../errors/shortcomings';

type Reported = Pick<EventLogEntry, 'reason' | 'details'>;

const problemOf = ({ reason = 'unknown', details }: Reported): string =>
  describeShortcoming({ code: reason, details }).title;

const refused = ({ reason = 'unknown' }: Reported): string =>
  `Deliveries are refused with the code "${reason}".`;

const MESSAGES: Record<EventLogAction, string | ((entry: Reported) => string)> = {
  'installation-ready': 'The Elasticsearch templates and the pipeline are installed.',
  'installation-failed': problemOf,
  'delivery-failing': refused,
  'delivery-recovered': 'Deliveries are accepted again.',
  'write-access-granted': 'An administrator gave the plugin an API key to write the events.',
  'write-access-missing': refused,
  'write-access-restored': 'Deliveries are accepted again.',
  'listener-started': 'The listener accepts connections.',
  'listener-failed': problemOf,
  'listener-certificate-reloaded': 'The listener uses the changed certificate.',
  'listener-certificate-refused': problemOf,
  'authentication-failures': 'Requests used an invalid token.',
  'elasticsearch-unreachable': 'Elasticsearch cannot be reached.',
  'elasticsearch-reachable': 'Elasticsearch can be reached again.',
  'id-conflict':
    "Events had the IDs of another tenant's events. They are stored beside those under other IDs.",
  'failed-events-kept': 'Records that could not be indexed were stored as failed events.',
  'failed-events-replayed': 'Failed events were replayed.',
  'failed-events-discarded': 'Failed events were discarded.',
  'source-created': 'The source was created.',
  'source-changed': 'The settings of the source were changed.',
  'source-paused': 'The source was paused.',
  'source-resumed': 'The source was resumed.',
  'source-deleted': 'The source was deleted.',
  'token-rotated': 'The token was rotated.',
  'credentials-kept': 'Auth0 credentials were stored.',
  'credentials-forgotten': 'The Auth0 credentials were deleted.',
  'log-stream-created': 'The log stream was created in Auth0.',
  'log-stream-changed': 'The log stream was changed in Auth0.',
  'log-stream-paused': 'The log stream was paused in Auth0.',
  'log-stream-resumed': 'The log stream was resumed in Auth0.',
  'log-stream-token-rotated': 'The log stream in Auth0 uses the new token.',
  'log-stream-deleted': 'The log stream was deleted in Auth0.',
  'entries-dropped': 'Records of the event log were dropped.',
};

/** Its action may be of another version. */
export const eventLogMessage = ({ action, ...reported }: Reported & { action: string }): string => {
  const message = isAction(action) ? MESSAGES[action] : `The action "${action}" was recorded.`;
  return typeof message === 'string' ? message : message(reported);
};

const isAction = (action: string): action is EventLogAction => Object.hasOwn(MESSAGES, action);
