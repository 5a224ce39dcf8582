// Names that the browser, the server and the development host agree on.

export const PLUGIN_ID = 'auth0Logs';
export const PLUGIN_NAME = 'Auth0 Logs';

/** Kibana feature that carries the plugin's role privileges. */
export const FEATURE_ID = 'auth0Logs';

export const APP_ROUTE = '/app/auth0_logs';

/** Kibana's Security category (DEFAULT_APP_CATEGORIES.security of core-application-common). */
export const SECURITY_CATEGORY = {
  id: 'securitySolution',
  label: 'Security',
  euiIconType: 'logoSecurity',
  order: 4000,
};

/** Routes for other programs; each is stable. */
export const PUBLIC_API = '/api/auth0_logs';
/** Routes for the plugin's own pages; they may change with any release. */
export const INTERNAL_API = '/internal/auth0_logs';
/** Version of every internal route (`elastic-api-version`). */
export const INTERNAL_API_VERSION = '1';
/** Of every versioned public route: Kibana knows no other. A request that names none gets it. */
export const PUBLIC_API_VERSION = '2023-10-31';

/** API privileges that routes ask for; granted by the feature's `all` and `read` and its sub-features. */
export const API_PRIVILEGE = {
  read: 'auth0_logs_read',
  manage: 'auth0_logs_manage',
  /** Tokens, credentials of Auth0, write access. */
  secrets: 'auth0_logs_secrets',
  /** They hold what could not be mapped, and so could not be masked. */
  failedEvents: 'auth0_logs_failed_events',
} as const;

/** The same in the browser: `capabilities[FEATURE_ID]`. */
export const UI_CAPABILITY = {
  read: 'show',
  manage: 'manage',
  secrets: 'secrets',
  failedEvents: 'failedEvents',
} as const satisfies Record<keyof typeof API_PRIVILEGE, string>;

export const DATASET = 'auth0.logs';

/** Same names as Elastic's integration, so that its dashboards and detection rules keep working. */
export const dataStreamName = (namespace: string): string => `logs-${DATASET}-${namespace}`;
