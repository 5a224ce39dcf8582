// auth0.logs.*: Auth0's own fields under the names that Elastic's integration gave them.
import type { EventCode } from '../../common/events/event_code';
import type { Auth0Record } from './auth0_record';
import { mapPromoted } from './promoted';
import { tidy } from './tidy';
import {
  asBoolean,
  asDate,
  asIp,
  asLong,
  asObject,
  asText,
  asTexts,
  isObject,
  present,
  type JsonObject,
} from './values';

export const mapAuth0Logs = (
  record: Auth0Record,
  entry: EventCode | undefined,
  sourceId: string,
): object => {
  const { data, details, logId, code, date } = record;
  const fields: JsonObject = {
    client_id: asText(data.client_id),
    client_name: asText(data.client_name),
    connection: asText(data.connection),
    connection_id: asText(data.connection_id),
    description: asText(data.description),
    environment_name: asText(data.environment_name),
    hostname: asText(data.hostname),
    identity_user_id: asText(data.identity_user_id),
    organization_id: asText(data.organization_id),
    organization_name: asText(data.organization_name),
    strategy: asText(data.strategy),
    strategy_type: asText(data.strategy_type),
    tenant_name: asText(data.tenant_name),
    user_agent: asText(data.user_agent),
    user_id: asText(data.user_id),
    user_name: asText(data.user_name),
    type: entry?.name,
    type_id: code,
    classification: entry?.classification,
    log_id: logId,
    date,
    ip: asIp(data.ip),
    client_ip: asIp(data.client_ip),
    audience: textOrTexts(data.audience),
    scope: textOrTexts(data.scope),
    scopes: scopes(data.scope),
    is_mobile: asBoolean(data.isMobile) ?? asBoolean(data.is_mobile),
    location_info: mapLocation(data),
    login: mapLogin(details),
    details: asFlattened(data.details),
    auth0_client: asFlattened(data.auth0_client),
    security_context: present({
      ja3: asText(asObject(data.security_context).ja3),
      ja4: asText(asObject(data.security_context).ja4),
    }),
  };
  addOthers(data, fields);
  // Not spread: V8 copies so many properties into a literal some ten times slower.
  return {
    logs: {
      log_id: logId,
      source: { id: sourceId },
      data: Object.assign(fields, mapPromoted(record)),
    },
  };
};

const textOrTexts = (value: unknown) => (Array.isArray(value) ? asTexts(value) : asText(value));

/** `scope` is a list, or a text of several with blanks between them. */
const scopes = (value: unknown) =>
  typeof value === 'string' ? asTexts(value.split(/\s+/)) : asTexts(value);

/** `details` may be a string or a list: a flattened field takes objects only. */
const asFlattened = (value: unknown): unknown => {
  const tidied = tidy(value);
  if (tidied === undefined) return undefined;
  return typeof tidied === 'object' && !Array.isArray(tidied) ? tidied : { value: tidied };
};

const asReferences = (value: unknown) => {
  const { trace_id, correlation_id } = asObject(value);
  return present({ trace_id: asText(trace_id), correlation_id: asText(correlation_id) });
};

/** How to read what only some events carry. */
const RARE = new Map<string, (value: unknown) => unknown>([
  ['$event_schema', (value) => present({ version: asText(asObject(value).version) })],
  ['agent_id', asText],
  ['body', asFlattened],
  ['email', asText],
  ['external_agent_id', asText],
  ['mtls_thumbprint_sha256', asText],
  ['query', asFlattened],
  ['references', asReferences],
  ['session_connection', asText],
  ['title', asText],
  ['tracking_id', asText],
  ['transaction_linking_id', asText],
]);

const SAME_AS = new Map([
  ['isMobile', 'is_mobile'],
  ['_id', 'log_id'],
]);

/**
 * Adds what the fields so far have not taken: what few codes carry, and under `other` what this
 * version does not know or what is of another type than Auth0 documents.
 */
const addOthers = (data: JsonObject, fields: JsonObject): void => {
  let others: [string, unknown][] | undefined;
  for (const name of Object.keys(data)) {
    const raw = data[name];
    const field = SAME_AS.get(name) ?? name;
    const taken = Object.hasOwn(fields, field) && fields[field] !== undefined;
    if (taken || raw === null || raw === '') continue;
    const value = RARE.get(name)?.(raw);
    if (value === undefined) (others ??= []).push([name, raw]);
    else fields[name] = value;
  }
  if (others) fields.other = tidy(Object.fromEntries(others));
};

const mapLocation = (data: JsonObject): object | undefined => {
  const info = asObject(data.location_info);
  return present({
    city_name: asText(info.city_name),
    continent_code: asText(info.continent_code),
    country_code: asText(info.country_code),
    country_code3: asText(info.country_code3),
    country_name: asText(info.country_name),
    latitude: coordinate(info.latitude),
    longitude: coordinate(info.longitude),
    time_zone: asText(info.time_zone),
  });
};

/** A number stays one: Elasticsearch takes both for a keyword. */
const coordinate = (value: unknown) => (typeof value === 'number' ? value : asText(value));

const loginsCount = (details: JsonObject) => asLong(asObject(details.stats).loginsCount);

/** Newer events count a user's logins in a prompt. */
const promptWithStats = ({ prompts }: JsonObject): JsonObject =>
  Array.isArray(prompts)
    ? asObject(prompts.find((prompt) => isObject(prompt) && prompt.stats))
    : {};

const mapLogin = (details: JsonObject): object | undefined =>
  present({
    initiatedAt: asDate(details.initiatedAt),
    completedAt: asDate(details.completedAt),
    elapsedTime: asLong(details.elapsedTime),
    stats: present({ loginsCount: loginsCount(details) ?? loginsCount(promptWithStats(details)) }),
  });
