// What keeps the plugin from reading or writing in Elasticsearch, and from the right to do so.
import type { Failure } from './failure';

/** What Elasticsearch was asked for when it could not answer. */
const TASKS = {
  connect: 'Elasticsearch cannot be reached',
  write_events: 'Elasticsearch cannot write the events right now',
  find_earlier_copies: 'Elasticsearch cannot check right now whether events are already stored',
  search_events: 'Elasticsearch cannot search the events right now',
  write_failed_events: 'Elasticsearch cannot store the failed events right now',
  read_failed_events: 'Elasticsearch cannot read the failed events right now',
  delete_failed_events: 'Elasticsearch cannot delete the failed events right now',
  write_event_log: 'Elasticsearch cannot write the event log right now',
  read_event_log: 'Elasticsearch cannot read the event log right now',
  delete_old_documents: 'Elasticsearch cannot delete old documents right now',
  access_sources: 'Elasticsearch cannot read or store the sources right now',
  read_counters: 'Elasticsearch cannot read the counters of the sources right now',
  access_cursors: 'Elasticsearch cannot read or store right now how far the log is collected',
  access_secrets: 'Elasticsearch cannot read or store secrets right now',
  check_api_key: 'Elasticsearch cannot check the API key right now',
} as const;

export type UnavailableTask = keyof typeof TASKS;

const MISSING = {
  templates: 'The Elasticsearch templates are not installed yet.',
  index_template: 'The index template is missing.',
  ingest_pipeline: 'The ingest pipeline is missing.',
} as const;

const CANNOT_GRANT = {
  kibana_security_off: 'Security is turned off in Kibana.',
  elasticsearch_security_off: 'Security is turned off in Elasticsearch.',
  no_api_keys: 'API keys are turned off in Elasticsearch.',
} as const;

const MAY_NOT_GRANT = {
  write_events: 'You are not allowed to write the events yourself.',
  create_api_key: 'You are not allowed to create API keys.',
} as const;

export const STORAGE_FAILURES = {
  unavailable: {
    status: 503,
    message: ({ task, error }: { task: UnavailableTask; /** Its type. */ error?: string }) =>
      `${TASKS[task]}${error === undefined ? '' : ` (${error})`}.`,
    remedy:
      'Check that Elasticsearch is up and reachable from Kibana; then send the request again.',
    remedyOnPage: 'Check that Elasticsearch is up and reachable from Kibana.',
    retryAfter: 10,
  },
  not_installed: {
    status: 503,
    message: ({ missing }: { missing: keyof typeof MISSING }) => MISSING[missing],
    remedy:
      'Send the request again. If it lasts, check the state of the installation on the Auth0 Logs page.',
    remedyOnPage: 'Wait a moment. If it lasts, check the state of the installation.',
    retryAfter: 10,
  },
  no_write_access: {
    status: 503,
    message: 'Kibana is not allowed to write to the Auth0 data stream.',
    remedy: 'As an administrator, grant write access on the Auth0 Logs page.',
    retryAfter: 60,
  },
  write_blocked: {
    status: 503,
    message: 'The data stream is blocked for writing.',
    remedy: 'Free disk space, or remove the write block from the data stream.',
    retryAfter: 60,
  },
  no_read_privilege: {
    status: 403,
    message: "You don't have permission to read the Auth0 events.",
    remedy: 'Ask for a role with the index privilege "read" on logs-auth0.logs-*.',
  },
  may_not_grant: {
    status: 403,
    message: ({ lacks }: { lacks: keyof typeof MAY_NOT_GRANT }) => MAY_NOT_GRANT[lacks],
    remedy:
      'Ask for the cluster privilege "manage_own_api_key" and for the right to write the events.',
  },
  cannot_grant: {
    status: 400,
    message: ({ reason }: { reason: keyof typeof CANNOT_GRANT }) => CANNOT_GRANT[reason],
    remedy: 'Turn on security and API keys in Elasticsearch.',
  },
  api_key_invalid: {
    status: 400,
    message: 'The API key is not in its encoded form.',
    remedy: 'Paste the "encoded" value that Elasticsearch shows when it creates an API key.',
  },
  api_key_unknown: {
    status: 400,
    message: 'Elasticsearch rejected this API key.',
    remedy: 'Check that the API key exists, and that it has not expired or been invalidated.',
  },
  api_key_insufficient: {
    status: 400,
    message: 'The API key is not allowed to write the events.',
    remedy:
      'Use a key with the index privileges "create_doc", "auto_configure", "read" and "view_index_metadata" on logs-auth0.logs-*.',
  },
  write_access_changed: {
    status: 409,
    message: 'Another API key was stored at the same moment.',
    remedy: 'Try again.',
  },
  internal: {
    status: 500,
    message: 'An unexpected error occurred in the Auth0 Logs plugin.',
    remedy: "Check Kibana's log for the reason.",
  },
} as const satisfies Record<string, Failure>;
