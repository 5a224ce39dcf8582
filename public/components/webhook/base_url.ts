// Under which address Auth0 finds Kibana: as kibana.yml says, else as the person says, kept for the
// next source.
const KEY = 'auth0Logs.publicBaseUrl';

export const rememberedBaseUrl = (storage: Storage = localStorage): string | undefined =>
  storage.getItem(KEY) ?? undefined;

export const rememberBaseUrl = (url: string, storage: Storage = localStorage): void =>
  storage.setItem(KEY, url.trim());

export const checkBaseUrl = (text: string): string | undefined => {
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : undefined;
  if (!url || !/^https?:$/.test(url.protocol))
    return 'Enter an address such as "https://kibana.example.com".';
  return url.search || url.hash || url.username
    ? 'Leave out the user name, "?" and "#": the address ends with the path of Kibana.'
    : undefined;
};
