import type { LogStream, NewLogStream, LogStreamChange } from '../auth0/log_stream';
import { API_PRIVILEGE, PUBLIC_API } from '../plugin';
import type { Done, Endpoint } from './endpoint';

/** The stream gets its own token. */
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

/** Deletes it in Auth0 and here; one that Auth0 no longer has is only deleted here. */
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
  summary: 'Store credentials of an Auth0 application with a source',
};

export const FORGET_CREDENTIALS: Endpoint<{ params: { id: string }; answer: Done }> = {
  method: 'delete',
  path: `${PUBLIC_API}/sources/{id}/credentials`,
  access: 'public',
  privileges: [API_PRIVILEGE.manage, API_PRIVILEGE.secrets],
  summary: "Delete a source's stored Auth0 credentials",
};

/** A machine-to-machine application of the tenant. */
export interface Auth0Credentials {
  domain: string;
  /** The tenant's own, where `domain` is a custom one. */
  tenant_domain?: string;
  client_id: string;
  client_secret: string;
}

/** Stored credentials are used where none are given. */
export interface WithCredentials {
  credentials?: Auth0Credentials;
}

/** It answers after some seconds: every node learns of the new token first. */
export interface CreateLogStreamRequest
  extends WithCredentials, Pick<NewLogStream, 'categories' | 'is_priority' | 'pii_config'> {
  /** The source's name unless given. */
  name?: string;
  /** Where Auth0 posts to: the whole public https URL of the source's webhook. */
  endpoint: string;
  /** ISO 8601, within the tenant's log retention. */
  start_from?: string;
  /** Stores `credentials`, encrypted. */
  remember_credentials?: boolean;
}

export type UpdateLogStreamRequest = WithCredentials & Omit<LogStreamChange, 'authorization'>;

export interface LogStreamAnswer {
  log_stream: LogStream;
}

export interface CreateLogStreamAnswer extends LogStreamAnswer {
  /** False where it was not requested, or where only storing the credentials failed. */
  credentials_kept: boolean;
}

/** The scopes that the application has. */
export interface CredentialsAnswer {
  domain: string;
  scopes: string[];
}
