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

/** API privileges that routes ask for; granted by the feature's `all` and `read`. */
export const API_PRIVILEGE = { read: 'auth0_logs_read', manage: 'auth0_logs_manage' } as const;

export const DATASET = 'auth0.logs';

/** Same names as Elastic's integration, so that its dashboards and detection rules keep working. */
export const dataStreamName = (namespace: string): string => `logs-${DATASET}-${namespace}`;
