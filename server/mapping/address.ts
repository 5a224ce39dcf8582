// IP addresses as proxies hand them on: with a port, in brackets, as IPv4 within IPv6.
import { isIPv4, isIPv6 } from 'node:net';
import ipaddr from 'ipaddr.js';

export interface Address {
  /** In one spelling, whatever the text's. */
  ip: string;
  port?: number;
}

const IN_BRACKETS = /^\[([^\]]+)\](?::(\d{1,5}))?$/;
const WITH_PORT = /^([\d.]+):(\d{1,5})$/;
/** Of a link on one host: "%eth0". */
const ZONE = /%.*$/;
const LAST_PORT = 65_535;

/** Undefined where it is no address. */
export const readAddress = (value: unknown): Address | undefined => {
  if (typeof value !== 'string') return undefined;
  if (isIPv4(value)) return { ip: value, port: undefined };
  const text = value.trim();
  const [, host = text, digits] = IN_BRACKETS.exec(text) ?? WITH_PORT.exec(text) ?? [];
  const ip = normalised(host.replace(ZONE, ''));
  const port = Number(digits);
  return ip === undefined
    ? undefined
    : { ip, port: port > 0 && port <= LAST_PORT ? port : undefined };
};

export const asIp = (value: unknown): string | undefined => readAddress(value)?.ip;

/** Missing in the types of the library. */
interface Shortest {
  toRFC5952String(): string;
}

/** An IPv6 address that may have a shorter spelling, or an IPv4 address in it. */
const MAYBE_LONGER = /[A-F.]|(?:^|:)0|ffff:/;

const normalised = (host: string): string | undefined => {
  if (isIPv4(host)) return host;
  if (!isIPv6(host)) return undefined;
  if (!MAYBE_LONGER.test(host)) return host;
  const address = ipaddr.process(host);
  return address instanceof ipaddr.IPv6
    ? (address as ipaddr.IPv6 & Shortest).toRFC5952String()
    : address.toString();
};
