// The webhook's whole address, as kibana.yml, the person, or else the browser's own address has it.
import { toWebhookUrl, type WebhookUrl } from './webhook_url';
import { useServices } from '../../hooks/use_services';
import { checkBaseUrl, isFixedBaseUrl, rememberedBaseUrl } from './base_url';

/** `typed`: the address that is being entered. */
export function useWebhookUrl(webhookPath: string, typed?: string): WebhookUrl {
  const { publicBaseUrl, serverBasePath } = useServices().core.http.basePath;
  const entered = isFixedBaseUrl(publicBaseUrl)
    ? undefined
    : [typed, rememberedBaseUrl()].find(isUsable);
  const base = entered ?? publicBaseUrl;
  return toWebhookUrl({
    publicBaseUrl: base?.trim(),
    origin: window.location.origin,
    serverBasePath,
    webhookPath,
  });
}

const isUsable = (url: string | undefined) => url !== undefined && checkBaseUrl(url) === undefined;
