import type { LogStream, NewLogStream, LogStreamChange } from '../auth0/log_stream';
import { API_PRIVILEGE, PUBLIC_API } from '../plugin';
import type { Done, Endpoint } from './endpoint';

/** The stream gets a token of its own. */
export const CREATE_LOG_STREAM: Endpoint<{
  params: { id: string };
  body: CreateLogStreamRequest;
  answer: CreateLogStreamAnswer;
}> = {
  method: 'post',
  path: `${PUBLIC_API}/sources/{id}/log_stream`,
  access: 'public',
  privileges: [API_PRIVILEGE.manage, API_PRIVILEGE.secrets],
  summary: "Create a source's log stream in Auth0",
};

/** POST, since the body may bring credentials. */
export const READ_LOG_STREAM: Endpoint<{
  params: { id: string };
  body: WithCredentials;
  answer: LogStreamAnswer;
}> = {
  method: 'post',
  path: `${PUBLIC_API}/sources/{id}/log_stream/_status`,
  access: 'public',
  privileges: [API_PRIVILEGE.secrets],
  summary: "Read a source's log stream in Auth0",
};

/** `status` pauses and resumes it. */
export const UPDATE_LOG_STREAM: Endpoint<{
  params: { id: string };
  body: UpdateLogStreamRequest;
  answer: LogStreamAnswer;
}> = {
  method: 'post',
  path: `${PUBLIC_API}/sources/{id}/log_stream/_update`,
  access: 'public',
  privileges: [API_PRIVILEGE.manage, API_PRIVILEGE.secrets],
  summary: "Change, pause or resume a source's log stream in Auth0",
};

/** Deletes it in Auth0, and forgets it here; one that Auth0 no longer has is only forgotten. */
export const DELETE_LOG_STREAM: Endpoint<{
  params: { id: string };
  body: WithCredentials;
  answer: Done;
}> = {
  method: 'post',
  path: `${PUBLIC_API}/sources/{id}/log_stream/_delete`,
  access: 'public',
  privileges: [API_PRIVILEGE.manage, API_PRIVILEGE.secrets],
  summary: "Delete a source's log stream in Auth0",
};

/** Checks them first, and stores them encrypted. */
export const KEEP_CREDENTIALS: Endpoint<{
  params: { id: string };
  body: Auth0Credentials;
  answer: CredentialsAnswer;
}> = {
  method: 'put',
  path: `${PUBLIC_API}/sources/{id}/credentials`,
  access: 'public',
  privileges: [API_PRIVILEGE.manage, API_PRIVILEGE.secrets],
  summary: 'Keep credentials of an Auth0 application with a source',
};

export const FORGET_CREDENTIALS: Endpoint<{ params: { id: string }; answer: Done }> = {
  method: 'delete',
  path: `${PUBLIC_API}/sources/{id}/credentials`,
  access: 'public',
  privileges: [API_PRIVILEGE.manage, API_PRIVILEGE.secrets],
  summary: "Forget a source's credentials of Auth0",
};

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

/** The scopes that the application has. */
export interface CredentialsAnswer {
  domain: string;
  scopes: string[];
}
