import type { LogStream, NewLogStream, LogStreamChange } from '../auth0/log_stream';
import { SOURCE_PATH } from './sources';

/** POST creates the stream in Auth0, with a token of its own. */
export const LOG_STREAM_PATH = `${SOURCE_PATH}/log_stream`;
/** POST reads it. */
export const LOG_STREAM_STATUS_PATH = `${LOG_STREAM_PATH}/_status`;
/** POST changes it; `status` pauses and resumes. */
export const LOG_STREAM_UPDATE_PATH = `${LOG_STREAM_PATH}/_update`;
/** POST deletes it in Auth0, and forgets it here; one that Auth0 no longer has is only forgotten. */
export const LOG_STREAM_DELETE_PATH = `${LOG_STREAM_PATH}/_delete`;
/** PUT checks and keeps credentials, encrypted; DELETE forgets them. */
export const CREDENTIALS_PATH = `${SOURCE_PATH}/credentials`;

/** A machine-to-machine application of the tenant. */
export interface Auth0Credentials {
  domain: string;
  /** The tenant's own, where `domain` is a custom one. */
  tenant_domain?: string;
  client_id: string;
  client_secret: string;
}

/** Kept credentials are used where none are given. */
export interface WithCredentials {
  credentials?: Auth0Credentials;
}

/** From request to answer it takes some seconds: every node learns of the new token first. */
export interface CreateLogStreamRequest
  extends WithCredentials, Pick<NewLogStream, 'categories' | 'isPriority' | 'pii_config'> {
  /** The source's name unless given. */
  name?: string;
  /** Where Auth0 posts to: the whole public https URL of the source's webhook. */
  endpoint: string;
  /** ISO 8601, within the tenant's log retention. */
  start_from?: string;
  /** Keeps `credentials`, encrypted. */
  remember_credentials?: boolean;
}

export type UpdateLogStreamRequest = WithCredentials &
  Omit<LogStreamChange, 'httpEndpoint' | 'httpAuthorization'> & { endpoint?: string };

export interface LogStreamAnswer {
  log_stream: LogStream;
}

export interface CreateLogStreamAnswer extends LogStreamAnswer {
  /** False where nobody asked for it, or where the stream stands but keeping them failed. */
  credentials_kept: boolean;
}

/** Of PUT: the scopes that the application has. */
export interface CredentialsAnswer {
  domain: string;
  scopes: string[];
}
