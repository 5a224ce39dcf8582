// What an application may do, before anything relies on it.
import { Auth0LogsError } from '../errors';
import type { Logs } from './logs';

export interface CredentialsCheck {
  /** That the application has. */
  scopes: string[];
  /** Of the wanted, those that it lacks. */
  missing: string[];
  /** Whether Auth0 has answered with the log. */
  readsLogs: boolean;
}

export const checkCredentials = async (
  client: { scopes(): Promise<string[]>; logs: Pick<Logs, 'first'> },
  wanted: readonly string[],
): Promise<CredentialsCheck> => {
  const scopes = await client.scopes();
  return {
    scopes,
    missing: wanted.filter((scope) => !scopes.includes(scope)),
    readsLogs: await readsLogs(client.logs),
  };
};

const readsLogs = async (logs: Pick<Logs, 'first'>): Promise<boolean> => {
  try {
    await logs.first();
    return true;
  } catch (error) {
    if (error instanceof Auth0LogsError && error.code === 'auth0_scope_missing') return false;
    throw error;
  }
};
