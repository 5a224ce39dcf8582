// What is wrong with a source, its tokens and secrets, its failed events, or a pasted event.
import type { Failure } from './failure';

const PASTE = 'Paste an event as Auth0 shows it, from its first brace to its last.';
const RELOAD = 'Reload the page.';

export const SOURCE_FAILURES = {
  sources_unread: {
    status: 503,
    message: 'Kibana has not read the sources yet.',
    remedy: 'Send the request again; Kibana has just started, or Elasticsearch cannot answer.',
    remedyOnPage: 'Wait a moment; Kibana has just started, or Elasticsearch cannot answer.',
    retryAfter: 5,
  },
  secrets_unreadable: {
    status: 503,
    message: 'Kibana cannot decrypt the secrets of this source.',
    remedy:
      'Set xpack.encryptedSavedObjects.encryptionKey to its earlier value, or save the source again.',
    retryAfter: 60,
  },
  cannot_encrypt: {
    status: 400,
    message: 'Kibana has no key to encrypt secrets with.',
    remedy: 'Set xpack.encryptedSavedObjects.encryptionKey in kibana.yml, and restart Kibana.',
  },
  no_such_source: {
    status: 404,
    message: 'The source does not exist.',
    remedy: 'List the sources: this one may have been deleted.',
    remedyOnPage: 'Reload the page: the source may have been deleted.',
  },
  source_exists: {
    status: 409,
    message: 'A source with this ID already exists.',
    remedy: 'Choose another ID.',
  },
  too_many_namesakes: {
    status: 409,
    message: ({ name }: { name: string }) => `Too many sources are named "${name}".`,
    remedy: 'Choose another name, or set the ID.',
  },
  source_changed: {
    status: 409,
    message: 'The source was changed in the meantime.',
    remedy: 'Read the source again, and repeat your change.',
    remedyOnPage: 'Reload the page, and repeat your change.',
  },
  source_is_configured: {
    status: 409,
    message: 'The source is defined in kibana.yml.',
    remedy: 'Change the source in kibana.yml, and restart Kibana.',
  },
  no_webhook: {
    status: 409,
    message: 'The source has no webhook.',
    remedy: 'Add a webhook to the source.',
  },
  too_many_sources: {
    status: 409,
    message: ({ limit }: { limit: number }) => `Kibana has the maximum of ${limit} sources.`,
    remedy: 'Delete a source that is no longer needed.',
  },
  token_known: {
    status: 409,
    message: 'The source already has this token.',
    remedy: 'Use another token, or let the plugin generate one.',
  },
  too_many_tokens: {
    status: 409,
    message: ({ limit }: { limit: number }) =>
      `The source has the maximum of ${limit} valid tokens.`,
    remedy: 'Wait until an earlier token expires, or rotate once without the log stream.',
  },
  no_such_failed_event: {
    status: 404,
    message: 'The failed event no longer exists.',
    remedy: 'List the failed events: this one was replayed, discarded or too old.',
    remedyOnPage: `${RELOAD} The failed event was replayed, discarded or too old.`,
  },
  event_not_json: {
    status: 400,
    message: ({ line, column }: { line?: number; column?: number }) =>
      line === undefined || column === undefined
        ? 'The text is not JSON.'
        : `The text is not JSON from line ${line}, column ${column} on.`,
    remedy: PASTE,
  },
  not_one_event: {
    status: 400,
    message: ({ found }: { found: 'nothing' | 'other_json' }) =>
      found === 'nothing' ? 'The text contains no event.' : 'The text is JSON, but not an object.',
    remedy: PASTE,
  },
} as const satisfies Record<string, Failure>;
