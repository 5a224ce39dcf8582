import { API_PRIVILEGE, PUBLIC_API } from '../plugin';
import type { Done, Endpoint } from './endpoint';
import type { WithCredentials } from './log_streams';

export const LIST_SOURCES: Endpoint<{ answer: SourcesAnswer }> = {
  method: 'get',
  path: `${PUBLIC_API}/sources`,
  access: 'public',
  privileges: [API_PRIVILEGE.read],
  summary: 'List sources',
};

export const CREATE_SOURCE: Endpoint<{ body: CreateSourceRequest; answer: CreateSourceAnswer }> = {
  method: 'post',
  path: `${PUBLIC_API}/sources`,
  access: 'public',
  privileges: [API_PRIVILEGE.manage, API_PRIVILEGE.secrets],
  summary: 'Create a source',
};

export const READ_SOURCE: Endpoint<{ params: { id: string }; answer: Source }> = {
  method: 'get',
  path: `${PUBLIC_API}/sources/{id}`,
  access: 'public',
  privileges: [API_PRIVILEGE.read],
  summary: 'Read a source',
};

export const UPDATE_SOURCE: Endpoint<{
  params: { id: string };
  body: UpdateSourceRequest;
  answer: Source;
}> = {
  method: 'put',
  path: `${PUBLIC_API}/sources/{id}`,
  access: 'public',
  privileges: [API_PRIVILEGE.manage],
  summary: "Replace a source's settings",
};

/** Its events stay. */
export const DELETE_SOURCE: Endpoint<{ params: { id: string }; answer: Done }> = {
  method: 'delete',
  path: `${PUBLIC_API}/sources/{id}`,
  access: 'public',
  privileges: [API_PRIVILEGE.manage],
  summary: 'Delete a source',
};

/** The token before it stays valid for a chosen time. */
export const ROTATE_TOKEN: Endpoint<{
  params: { id: string };
  body: RotateTokenRequest;
  answer: RotateTokenAnswer;
}> = {
  method: 'post',
  path: `${PUBLIC_API}/sources/{id}/_rotate_token`,
  access: 'public',
  privileges: [API_PRIVILEGE.secrets],
  summary: "Rotate a source's token",
};

/** How the events of a source come in. A source has one or both. */
export type InputName = 'webhook' | 'api';

/** Collecting from Auth0's Management API. Times are durations such as "30s", "5m", "24h". */
export interface ApiInputSettings {
  /** Between two requests while there is nothing new. */
  interval: string;
  /** How far back the first request reaches. */
  initial_interval: string;
  /** Events of a request. */
  batch_size: number;
  /** How long the tenant keeps its log, by its plan: 1 (Starter), 5, 10 or 30 days. */
  log_retention_days: number;
  /** Percent of the tenant's rate limit that may be used; the rest is left to others. */
  rate_limit_share: number;
  /** Leaves out the events of the token requests that collecting itself makes. */
  drop_own_token_events: boolean;
}

/** What a person decides of a source: one Auth0 tenant. */
export interface SourceSettings {
  name: string;
  /**
   * Domain of the Auth0 tenant, such as "acme.eu.auth0.com". Sources that name the same tenant share
   * their event ids; one that names none is a tenant of its own.
   */
  tenant?: string;
  /** Present where events are collected from the Management API. */
  api?: ApiInputSettings;
  /** Ends the name of the data stream. */
  namespace: string;
  tags: string[];
  /** Keeps each record's text in `event.original`. */
  preserve_original_event: boolean;
  /** Auth0 event codes whose events are counted and not indexed. */
  drop_codes: string[];
  /**
   * Auth0's names of fields whose values are replaced before anything is stored: a name alone means
   * that field at any depth, a dotted one starts at the event, such as "details.request.ip".
   */
  mask_fields: string[];
  /** Likewise, but equal values stay equal: by a keyed hash. */
  hash_fields: string[];
  /** A source that is not enabled accepts no events: Auth0 keeps them and tries again. */
  enabled: boolean;
}

/** The webhook of a source. */
export interface SourceWebhook {
  /** Below Kibana's base path. */
  path: string;
  token: {
    /** ISO 8601; absent for kibana.yml, and while there is no token. */
    created_at?: string;
    /** ISO 8601; the time until which the token before it is accepted as well. */
    previous_valid_until?: string;
  };
  /** The stream in Auth0 that the plugin created for it. */
  log_stream?: { id: string; domain: string };
}

export interface Source extends SourceSettings {
  /** Last part of its webhook's URL; events carry it in `auth0.logs.source.id`. */
  id: string;
  /** Those of kibana.yml are read-only in the UI and the API. */
  managed_by: 'api' | 'kibana_yml';
  data_stream: string;
  /** Present where a log stream can post to it. */
  webhook?: SourceWebhook;
  /** Kept credentials of a machine-to-machine application; the secret never leaves the server. */
  credentials?: { domain: string; tenant_domain?: string; client_id: string };
  /** ISO 8601; absent for kibana.yml. */
  created_at?: string;
  updated_at?: string;
  /** Changes with each change; PUT names the one that it replaces. Absent for kibana.yml. */
  version?: string;
}

export interface SourcesAnswer {
  sources: Source[];
}

/** Everything but the name and an input has a default. */
export interface CreateSourceRequest extends Partial<Omit<SourceSettings, 'api'>> {
  name: string;
  /** Made from the name unless given. */
  id?: string;
  webhook?: {
    /** The user's own; one is generated unless given. */
    token?: string;
  };
  api?: Partial<ApiInputSettings>;
}

export interface CreateSourceAnswer {
  source: Source;
  /** The generated token, shown this once; absent where the user brought one. */
  token?: string;
}

export interface UpdateSourceRequest extends SourceSettings {
  /** Keeps the webhook with its tokens, or adds one without a token; left out, the webhook is removed. */
  webhook?: Record<string, never>;
  /** `Source.version`: refused with `source_changed` where the source has changed since. */
  version: string;
}

export interface RotateTokenRequest extends WithCredentials {
  /** The user's own; one is generated unless given. */
  token?: string;
  /** How long the token before it is still taken, such as "24h"; "0s" ends it at once. */
  keep_previous_for?: string;
  /** Brings a generated token into the source's log stream in Auth0; the answer then holds none. */
  update_log_stream?: boolean;
}

export type RotateTokenAnswer = CreateSourceAnswer;

/** What a new source has of each setting that has a default. */
export const DEFAULT_SETTINGS: Omit<SourceSettings, 'name' | 'tenant' | 'api'> = {
  namespace: 'default',
  tags: ['forwarded', 'auth0-logstream'],
  preserve_original_event: false,
  drop_codes: [],
  mask_fields: [],
  hash_fields: [],
  enabled: true,
};

export const DEFAULT_API_INPUT: ApiInputSettings = {
  interval: '5m',
  initial_interval: '24h',
  batch_size: 100,
  log_retention_days: 1,
  rate_limit_share: 50,
  drop_own_token_events: false,
};

/** Bounds of the settings of collecting by API. */
export const API_INPUT_LIMITS = {
  interval: { min: '10s', max: '1d' },
  initial_interval: { min: '1m', max: '30d' },
  /** Auth0 answers with no more. */
  batch_size: { min: 1, max: 100 },
  log_retention_days: { min: 1, max: 30 },
  rate_limit_share: { min: 1, max: 100 },
} as const;

/** Most of each setting: characters of a text (`each`: of an item), items of a list. */
export const SETTINGS_LIMITS = {
  name: 200,
  /** DNS allows no more. */
  tenant: 253,
  tags: { items: 50, each: 256 },
  drop_codes: { items: 500, each: 100 },
  fields: { items: 100, each: 200 },
} as const;

/** Shortest token of the user's own, in characters. */
export const MIN_TOKEN_LENGTH = 24;
/** Longest time in which two tokens are taken. */
export const MAX_KEEP_PREVIOUS_DAYS = 7;
export const DEFAULT_KEEP_PREVIOUS = '24h';
/** Longest token of the user's own, in characters. */
export const MAX_TOKEN_LENGTH = 1_000;

/** Remedies of what people enter, for server and browser: undefined where it is right. */
export const checkSourceId = (id: string): string | undefined =>
  /^[a-z0-9][a-z0-9_-]{0,63}$/.test(id)
    ? undefined
    : 'use up to 64 lower-case letters, digits, "_" and "-": it becomes part of the webhook URL';

export const checkNamespace = (namespace: string): string | undefined =>
  /^[a-z0-9_.]{1,100}$/.test(namespace)
    ? undefined
    : 'use up to 100 lower-case letters, digits, "_" and ".": it ends the name of the data stream';

export const checkToken = (token: string): string | undefined => {
  if (token.length < MIN_TOKEN_LENGTH)
    return `use at least ${MIN_TOKEN_LENGTH} characters, since anyone may try to guess it; "openssl rand -hex 24" makes one`;
  return /^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/.test(token)
    ? undefined
    : 'use ASCII characters, and no space at either end: a header brings no other token';
};

export const checkFieldName = (field: string): string | undefined =>
  /^[^\s.]+(\.[^\s.]+)*$/.test(field)
    ? undefined
    : 'use a name such as "email", or names joined by dots such as "details.request.ip"';

/** An id for a source of this name; empty where nothing of the name can stand in one. */
export const sourceIdFrom = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, 64)
    .replace(/-+$/, '');
