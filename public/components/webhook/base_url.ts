// Under which address Auth0 finds Kibana: as kibana.yml says, else as the person says, kept for the
// next source.
import { obstacleOf } from './webhook_url';

const KEY = 'auth0Logs.publicBaseUrl';

export const rememberedBaseUrl = (storage: Storage = localStorage): string | undefined =>
  storage.getItem(KEY) ?? undefined;

export const rememberBaseUrl = (url: string, storage: Storage = localStorage): void =>
  storage.setItem(KEY, url.trim());

/**
 * Whether what kibana.yml says holds. Not where Auth0 cannot reach it: within a company Kibana often
 * has an address of its own, and a proxy or the plugin's listener the public one.
 */
export const isFixedBaseUrl = (publicBaseUrl: string | undefined): boolean =>
  publicBaseUrl !== undefined && obstacleOf(new URL(publicBaseUrl)) === undefined;

export const checkBaseUrl = (text: string): string | undefined => {
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : undefined;
  if (!url || !/^https?:$/.test(url.protocol))
    return 'Enter an address such as "https://kibana.example.com".';
  return url.search || url.hash || url.username
    ? 'Leave out the user name, "?" and "#": the address ends with the path of Kibana.'
    : undefined;
};
