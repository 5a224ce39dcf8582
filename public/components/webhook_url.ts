// The address that Auth0 posts to, whether Auth0 can reach it, and the base that it begins with.

export interface WebhookUrl {
  url: string;
  /** Why Auth0 cannot post to the address; absent where nothing is known to prevent it. */
  obstacle?: 'not_https' | 'not_public';
}

const LOCAL_NAME = /^(localhost|[^.]+|.*\.(localhost|local|internal|lan))$/i;
const PRIVATE_IP =
  /^(0\.|10\.|127\.|169\.254\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|\[(::1?|f[cde][0-9a-f]{2}:.*)\]$)/i;

export function toWebhookUrl(options: {
  /** server.publicBaseUrl of kibana.yml; contains the base path. */
  publicBaseUrl: string | undefined;
  origin: string;
  serverBasePath: string;
  webhookPath: string;
}): WebhookUrl {
  const { publicBaseUrl, origin, serverBasePath, webhookPath } = options;
  const base = publicBaseUrl ?? origin + serverBasePath;
  const url = new URL(base.replace(/\/+$/, '') + webhookPath);
  const obstacle = obstacleOf(url);
  return { url: url.href, obstacle };
}

function obstacleOf({ hostname, protocol }: URL): WebhookUrl['obstacle'] {
  if (isLocal(hostname)) return 'not_public';
  return protocol === 'https:' ? undefined : 'not_https';
}

const isLocal = (hostname: string) =>
  PRIVATE_IP.test(hostname) || (LOCAL_NAME.test(hostname) && !hostname.startsWith('['));

const KEY = 'auth0Logs.publicBaseUrl';

export const rememberedBaseUrl = (storage: Storage = localStorage): string | undefined =>
  storage.getItem(KEY) ?? undefined;

export const rememberBaseUrl = (url: string, storage: Storage = localStorage): void =>
  storage.setItem(KEY, url.trim());

/**
 * Whether the address of kibana.yml is used. It is not where Auth0 cannot reach it: within a company
 * Kibana often has another address than the public one of a proxy or the plugin's listener.
 */
export const isFixedBaseUrl = (publicBaseUrl: string | undefined): boolean =>
  publicBaseUrl !== undefined && obstacleOf(new URL(publicBaseUrl)) === undefined;

export const checkBaseUrl = (text: string): string | undefined => {
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : undefined;
  if (!url || !/^https?:$/.test(url.protocol))
    return 'Enter an address such as "https://kibana.example.com".';
  return url.search || url.hash || url.username
    ? 'Remove the user name, "?" and "#": the address ends with the path of Kibana.'
    : undefined;
};
