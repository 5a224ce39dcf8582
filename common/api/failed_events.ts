import { API_PRIVILEGE, PUBLIC_API } from '../plugin';
import type { Endpoint } from './endpoint';
import type { InputName } from './sources';

/** Newest first, as far as `FAILED_EVENTS_WINDOW`. */
export const LIST_FAILED_EVENTS: Endpoint<{
  query: FailedEventsQuery;
  answer: FailedEventsAnswer;
}> = {
  method: 'get',
  path: `${PUBLIC_API}/failed_events`,
  access: 'public',
  privileges: [API_PRIVILEGE.failedEvents],
  summary: 'List failed events',
};

export const READ_FAILED_EVENT: Endpoint<{ params: { id: string }; answer: WholeFailedEvent }> = {
  method: 'get',
  path: `${PUBLIC_API}/failed_events/{id}`,
  access: 'public',
  privileges: [API_PRIVILEGE.failedEvents],
  summary: 'Read a failed event',
};

/** Sends a batch through the ingest path once more; repeat with `next` until it is absent. */
export const REPLAY_FAILED_EVENTS: Endpoint<{ body: ReplayRequest; answer: ReplayAnswer }> = {
  method: 'post',
  path: `${PUBLIC_API}/failed_events/_replay`,
  access: 'public',
  privileges: [API_PRIVILEGE.failedEvents],
  summary: 'Replay failed events',
};

/** Deletes a batch permanently; repeat until `remaining` is 0. */
export const DISCARD_FAILED_EVENTS: Endpoint<{
  body: FailedEventSelection;
  answer: DiscardAnswer;
}> = {
  method: 'post',
  path: `${PUBLIC_API}/failed_events/_discard`,
  access: 'public',
  privileges: [API_PRIVILEGE.failedEvents],
  summary: 'Discard failed events',
};

export const FAILED_EVENTS_SIZE = { default: 25, max: 100 } as const;
/** How many can be paged to: Elasticsearch's own limit. */
export const FAILED_EVENTS_WINDOW = 10_000;
/** Characters of `excerpt`. */
export const EXCERPT_LENGTH = 1_000;

interface FailedEventReason {
  title: string;
  /** For who reads the page of failed events. */
  remedy: string;
}

/** Why a record is no event, by stable names. */
export const FAILED_EVENT_REASONS = {
  refused: {
    title: 'Refused by Elasticsearch',
    remedy: 'Fix what the reason names, such as a mapping or a pipeline of your own, then replay.',
  },
  not_json: {
    title: 'Not JSON',
    remedy: 'Set the content format of the log stream to JSON Lines, JSON Array or JSON Object.',
  },
  not_utf8: {
    title: 'Not UTF-8',
    remedy: 'Check whether a proxy in front of Kibana changes the bytes of a request.',
  },
  not_an_object: {
    title: 'Not an object',
    remedy: 'Check what posts to this webhook: Auth0 sends objects only.',
  },
  not_an_event: {
    title: 'Not an Auth0 event',
    remedy: 'Check what posts to this webhook. If it is Auth0, update the plugin, then replay.',
  },
  mapping_failed: {
    title: 'Could not be mapped',
    remedy: 'Update the plugin, then replay. If it still fails, report the record as a bug.',
  },
  id_taken: {
    title: 'ID used by another tenant',
    remedy: 'Check who has the tokens of the other sources of this data stream, and rotate them.',
  },
} as const satisfies Record<string, FailedEventReason>;

export type FailedEventCode = keyof typeof FAILED_EVENT_REASONS;

export interface FailedEventsQuery {
  /** Id of a source. */
  source?: string;
  code?: string;
  from?: number;
  size?: number;
}

/** A record that could not be indexed. */
export interface FailedEvent {
  id: string;
  /** Id of its source. */
  source: string;
  input: InputName;
  /** ISO 8601. */
  received: string;
  /** In the body or page that it came in, from 1. */
  position: number;
  /** Stable name of the reason, such as "not_json" or "refused". */
  code: string;
  reason: string;
  /** Start of the record's text; base64 where `code` is "not_utf8". */
  excerpt: string;
  /** Characters of the whole text. */
  length: number;
}

export interface FailedEventsAnswer {
  /** Of the source and code that were asked for. */
  total: number;
  failed_events: FailedEvent[];
  /** How many there are of each source and code, of all; most first. */
  groups: { source: string; code: string; count: number }[];
  /** ISO 8601, by the server's clock: `until` of a selection of what is listed here. */
  as_of: string;
}

export interface WholeFailedEvent extends FailedEvent {
  raw: string;
}

/** Which failed events are meant; all where nothing is named. */
export interface FailedEventSelection {
  ids?: string[];
  source?: string;
  code?: string;
  /** ISO 8601: leaves out what was received later, which nobody has seen yet. */
  until?: string;
}

/** Ids of a selection, at most. */
export const MAX_SELECTED = 1_000;

export interface ReplayRequest extends FailedEventSelection {
  /** `next` of the answer before. */
  after?: string;
}

export interface ReplayAnswer {
  /** Failed events of this batch whose events are indexed by now, or were already; they are gone. */
  replayed: number;
  /** Failed events that still cannot be indexed, or whose source is gone; they stay. */
  failed: number;
  /** Why they failed, by stable names such as "refused", "not_json" or "no_such_source". */
  failures: { code: string; count: number }[];
  /** Selected failed events that this and earlier batches have not come to yet. */
  remaining: number;
  /** Absent once all were tried. */
  next?: string;
}

export interface DiscardAnswer {
  deleted: number;
  remaining: number;
}
