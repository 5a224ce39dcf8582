// The address that Auth0 posts to, and whether Auth0 can reach it.

export interface WebhookUrl {
  url: string;
  /** Why Auth0 would refuse or miss the address; absent when nothing speaks against it. */
  obstacle?: 'not_https' | 'not_public';
}

const LOCAL_NAME = /^(localhost|[^.]+|.*\.(localhost|local|internal|lan))$/i;
const PRIVATE_IP =
  /^(0\.|10\.|127\.|169\.254\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|\[(::1?|f[cde][0-9a-f]{2}:.*)\]$)/i;

export function toWebhookUrl(options: {
  /** server.publicBaseUrl of kibana.yml; holds the base path. */
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

export function obstacleOf({ hostname, protocol }: URL): WebhookUrl['obstacle'] {
  if (isLocal(hostname)) return 'not_public';
  return protocol === 'https:' ? undefined : 'not_https';
}

const isLocal = (hostname: string) =>
  PRIVATE_IP.test(hostname) || (LOCAL_NAME.test(hostname) && !hostname.startsWith('['));
