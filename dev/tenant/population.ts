// Who and what the tenant has: people with their devices and places, applications, connections.
// All of it is invented; addresses stem from the ranges that are kept for documentation.
import type { Random } from './random';

export const TENANT = 'acme-demo';
export const HOSTNAME = `${TENANT}.eu.auth0.com`;
const PEOPLE = 120;

export interface Place {
  country_code: string;
  country_code3: string;
  country_name: string;
  city_name: string;
  latitude: string;
  longitude: string;
  time_zone: string;
  continent_code: string;
}

const place = (
  [code, code3, name]: [string, string, string],
  [city, latitude, longitude]: [string, string, string],
  [continent, zone]: [string, string],
): Place => ({
  country_code: code,
  country_code3: code3,
  country_name: name,
  city_name: city,
  latitude,
  longitude,
  time_zone: `${zone}/${city.replace(' ', '_')}`,
  continent_code: continent,
});

const GERMANY: [string, string, string] = ['DE', 'DEU', 'Germany'];
const PLACES = [
  place(GERMANY, ['Berlin', '52.5200', '13.4050'], ['EU', 'Europe']),
  place(['FR', 'FRA', 'France'], ['Paris', '48.8566', '2.3522'], ['EU', 'Europe']),
  place(['GB', 'GBR', 'United Kingdom'], ['London', '51.5072', '-0.1276'], ['EU', 'Europe']),
  place(['US', 'USA', 'United States'], ['New York', '40.7128', '-74.0060'], ['NA', 'America']),
  place(['BR', 'BRA', 'Brazil'], ['Sao Paulo', '-23.5505', '-46.6333'], ['SA', 'America']),
  place(['JP', 'JPN', 'Japan'], ['Tokyo', '35.6762', '139.6503'], ['AS', 'Asia']),
] as const;

const BROWSER = 'Mozilla/5.0';
const AGENTS = [
  `${BROWSER} (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/129.0.0.0 Safari/537.36`,
  `${BROWSER} (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15`,
  `${BROWSER} (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0`,
  `${BROWSER} (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1`,
  // Auth0 shortens many agents to this form.
  'Chrome Mobile 129.0.0 / Android 14.0.0',
  'Firefox 130.0.0 / Windows 10.0.0',
] as const;

const FIRST = ['Ada', 'Boris', 'Chiara', 'Dmitri', 'Elif', 'Farah', 'Goran', 'Hana', 'Ivo', 'Jun'];
const LAST = ['Novak', 'Okafor', 'Petit', 'Quist', 'Rossi', 'Silva', 'Tanaka', 'Urban', 'Voss'];

export interface Connection {
  connection: string;
  connection_id: string;
  strategy: string;
  strategy_type: string;
}

const CONNECTIONS = [
  {
    connection: 'Username-Password-Authentication',
    connection_id: 'con_Zq3mVh81kTnWx5Lr',
    strategy: 'auth0',
    strategy_type: 'database',
  },
  {
    connection: 'google-oauth2',
    connection_id: 'con_p7YcA2dUe9RsJ4Gb',
    strategy: 'google-oauth2',
    strategy_type: 'social',
  },
  {
    connection: 'acme-workforce',
    connection_id: 'con_N6tBf0QxMi3HoKw8',
    strategy: 'samlp',
    strategy_type: 'enterprise',
  },
] as const;

export interface Application {
  client_id: string;
  client_name: string;
}

const APPLICATIONS = ['Acme Shop', 'Acme Mobile', 'Acme Back Office', 'Partner Portal'] as const;

export interface Person {
  user_id: string;
  user_name: string;
  connection: Connection;
  ip: string;
  user_agent: string;
  place: Place;
}

export interface Population {
  people: [Person, ...Person[]];
  applications: [Application, ...Application[]];
  /** Calls the Management API and asks for tokens of its own. */
  machine: Application;
}

export function makePerson(random: Random): Person {
  const connection = random.weighted<Connection>([
    [6, CONNECTIONS[0]],
    [3, CONNECTIONS[1]],
    [2, CONNECTIONS[2]],
  ]);
  const first = FIRST[random.below(FIRST.length)] ?? 'Ada';
  const last = LAST[random.below(LAST.length)] ?? 'Novak';
  const name = `${first}.${last}${random.below(100)}`.toLowerCase();
  return {
    user_id: `${connection.strategy}|${random.hex(24)}`,
    user_name: `${name}@acme.example`,
    connection,
    ip: makeAddress(random),
    user_agent: random.pick(AGENTS),
    place: random.pick(PLACES),
  };
}

export function makeAddress(random: Random): string {
  if (random.chance(0.1)) return `2001:db8:${random.hex(4)}::${random.below(9_999) + 1}`;
  return `${random.pick(['192.0.2', '198.51.100', '203.0.113'])}.${random.below(254) + 1}`;
}

export function makePopulation(random: Random): Population {
  const application = (client_name: string) => ({ client_id: random.token(32), client_name });
  const [first, ...others] = APPLICATIONS;
  return {
    people: [makePerson(random), ...Array.from({ length: PEOPLE - 1 }, () => makePerson(random))],
    applications: [application(first), ...others.map(application)],
    machine: application('Acme Provisioning'),
  };
}
