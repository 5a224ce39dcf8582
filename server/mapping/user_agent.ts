// user_agent.*: by ua-parser-js, and by hand for the short forms that Auth0 writes itself.
import { LRUCache } from 'lru-cache';
import { UAParser } from 'ua-parser-js';
import type { Auth0Record } from './auth0_record';
import { asObject, asText, present } from './values';

/** Few agents make most events: parsing one costs more than mapping the rest of an event. */
const CACHE_SIZE = 2_000;
const MAX_PARSED_LENGTH = 1_024;

/** Auth0's own short form: "Firefox 125.0.0 / Arch 0.0.0". */
const SHORT_FORM = /^(.{1,60}?)(?: (\d[\w.]*))? \/ (.{1,60}?)(?: (\d[\w.]*))?$/;
const NO_VERSION = /^0(\.0)*$/;

/** A program's own: "curl/8.5.0", "axios/1.7.4". */
const PRODUCT = /^([A-Za-z][\w.-]{0,59})\/v?(\d[\w.]*)/;

/** Names by which existing Elastic dashboards know these (uap-core's). */
const KNOWN_AS = new Map([
  ['Chrome Headless', 'HeadlessChrome'],
  ['Chrome WebView', 'Chrome Mobile WebView'],
  ['Chrome on Android phone', 'Chrome Mobile'],
  ['Chrome on iOS', 'Chrome Mobile iOS'],
  ['Edge on Android phone', 'Edge Mobile'],
  ['Edge on iOS', 'Edge Mobile'],
  ['Firefox on Android phone', 'Firefox Mobile'],
  ['Firefox on iOS', 'Firefox iOS'],
  ['Opera Mobi', 'Opera Mobile'],
  ['Opera on Android phone', 'Opera Mobile'],
  ['WebKit on iOS', 'Mobile Safari UI/WKWebView'],
  ['python-requests', 'Python Requests'],
]);
const OS_KNOWN_AS = new Map([
  ['Chromium OS', 'Chrome OS'],
  ['Mac OS', 'Mac OS X'],
  ['linux', 'Linux'],
]);

const cache = new LRUCache<string, object>({ max: CACHE_SIZE });

export const mapUserAgent = ({ data, details }: Auth0Record): object | undefined => {
  const original = asText(data.user_agent) ?? asText(asObject(details.request).userAgent);
  return original === undefined ? undefined : parseCached(original);
};

const parseCached = (original: string): object => {
  const known = cache.get(original);
  if (known) return known;
  const parsed = parse(original);
  cache.set(original, parsed);
  return parsed;
};

const parse = (original: string): object => {
  const short = SHORT_FORM.exec(original);
  if (short && !original.includes('(')) {
    const [, name, nameVersion, os, osVersion] = short;
    return describe({ original, name, version: nameVersion, os, osVersion });
  }
  const { browser, os, device } = new UAParser(original.slice(0, MAX_PARSED_LENGTH)).getResult();
  const [, product, version] = PRODUCT.exec(original) ?? [];
  const programme = product === 'Mozilla' ? undefined : product;
  const [name, nameVersion] = browser.name ? [browser.name, browser.version] : [programme, version];
  const phone = device.type === 'mobile' && os.name === 'Android' ? ' phone' : '';
  const known = KNOWN_AS.get(`${name} on ${os.name}${phone}`) ?? KNOWN_AS.get(name ?? '');
  return describe({
    original,
    name: known ?? name,
    version: nameVersion,
    os: os.name,
    osVersion: os.version,
    device: device.model,
  });
};

interface Agent {
  original: string;
  name: string | undefined;
  version: string | undefined;
  os: string | undefined;
  osVersion: string | undefined;
  device?: string;
}

const describe = ({ original, name, version, os, osVersion, device }: Agent): object => {
  const known = (text: string | undefined) =>
    text === undefined || NO_VERSION.test(text) ? undefined : text;
  const osName = OS_KNOWN_AS.get(os ?? '') ?? os;
  const named = known(osVersion);
  return {
    original,
    name: name ?? 'Other',
    version: known(version),
    os: present({
      name: osName,
      version: named,
      full: osName !== undefined && named !== undefined ? `${osName} ${named}` : undefined,
    }),
    device: { name: device ?? (osName === 'Mac OS X' ? 'Mac' : 'Other') },
  };
};
