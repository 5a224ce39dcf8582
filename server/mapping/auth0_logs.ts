// auth0.logs.*: Auth0's own fields under the names that Elastic's integration gave them.

import type { Auth0Record } from './auth0_record';
import { Empties } from './empties';
import type { Classified } from './event';
import { mapOperation } from './operation';
import { mapPromoted } from './promoted';
import { tidy } from './tidy';
import {
  asBoolean,
  asDate,
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
  classified: Classified,
  sourceId: string,
): object => {
  const { data, details, logId, code, date } = record;
  const empties = new Empties();
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
    type: classified.name,
    type_id: code,
    classification: classified.classification,
    log_id: logId,
    date,
    ip: data.ip === record.addressText ? record.address?.ip : undefined,
    client_ip: record.peer?.ip,
    audience: textOrTexts(data.audience),
    scope: textOrTexts(data.scope),
    scopes: scopes(data.scope),
    is_mobile: asBoolean(data.isMobile) ?? asBoolean(data.is_mobile),
    login: mapLogin(details),
    details: asFlattened(data.details, empties, 'details'),
    auth0_client: asFlattened(data.auth0_client, empties, 'auth0_client'),
  };
  addOthers(record, fields, empties);
  if (empties.paths) fields.empty = empties.paths;
  const operation = mapOperation(record, classified.call);
  if (operation) fields.operation = operation;
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
const asFlattened = (value: unknown, empties: Empties, name: string): unknown => {
  const tidied = tidy(value, empties.note, [name]);
  if (tidied === undefined) return undefined;
  return typeof tidied === 'object' && !Array.isArray(tidied) ? tidied : { value: tidied };
};

type Read = (value: unknown) => unknown;

const members = (read: Read, names: string): [string, Read][] =>
  names.split(' ').map((name) => [name, read]);

/** A number stays one: Elasticsearch accepts both for a keyword. */
const coordinate: Read = (value) => (typeof value === 'number' ? value : asText(value));

/** Objects that are read member by member. */
const OBJECTS = new Map<string, ReadonlyMap<string, Read>>([
  ['$event_schema', new Map(members(asText, 'version'))],
  [
    'location_info',
    new Map([
      ...members(asText, 'city_name continent_code country_code country_code3 country_name'),
      ...members(asText, 'subdivision_code subdivision_name time_zone'),
      ...members(coordinate, 'latitude longitude'),
    ]),
  ],
  ['references', new Map(members(asText, 'correlation_id request_id trace_id'))],
  ['security_context', new Map(members(asText, 'ja3 ja4'))],
]);

/** Texts that only some events carry. */
const RARE = new Set([
  'agent_id',
  'email',
  'external_agent_id',
  'mtls_thumbprint_sha256',
  'session_connection',
  'title',
  'tracking_id',
  'transaction_linking_id',
]);
const RARE_FLATTENED = new Set(['body', 'query']);
const FLATTENED = new Set(['details', 'auth0_client']);

const LISTS = new Set(['audience', 'scope']);

const SAME_AS = new Map([
  ['isMobile', 'is_mobile'],
  ['_id', 'log_id'],
  ['type', 'type_id'],
]);
/** Whose spelling changes; the text of an address is in `source.address`. */
const RESPELLED = new Set(['date', 'ip']);

/**
 * Adds what the fields so far have not read: what few codes carry, and under `other`, by its path,
 * what this version does not know or what is of another type than Auth0 documents.
 */
const addOthers = ({ data, envelope }: Auth0Record, fields: JsonObject, empties: Empties): void => {
  let others: [string, unknown][] | undefined;
  for (const name of Object.keys(data)) {
    const raw = data[name];
    // Most values are a field as they are.
    if (raw === null || raw === '' || (raw === fields[name] && typeof raw !== 'object')) continue;
    const known = OBJECTS.get(name);
    if (known && isObject(raw)) {
      const { read, left } = readMembers(raw, known);
      fields[name] = read;
      if (left) (others ??= []).push([name, left]);
      continue;
    }
    if (RARE.has(name)) fields[name] = asText(raw);
    else if (RARE_FLATTENED.has(name)) fields[name] = asFlattened(raw, empties, name);
    if (!isRead(name, raw, fields)) (others ??= []).push([name, raw]);
  }
  if (envelope) (others ??= []).push(['$envelope', envelope]);
  if (others) fields.other = tidy(Object.fromEntries(others), empties.note);
};

/** Whether a field says all of it. */
const isRead = (name: string, raw: unknown, fields: JsonObject): boolean => {
  if (FLATTENED.has(name)) return true;
  const field = SAME_AS.get(name) ?? name;
  const value = Object.hasOwn(fields, field) ? fields[field] : undefined;
  if (value === undefined) return false;
  if (RARE_FLATTENED.has(name)) return true;
  if (RESPELLED.has(name)) return !isObject(raw) || Object.keys(raw).length === 1;
  if (Array.isArray(raw)) return LISTS.has(name) && raw.every((item) => !isObjectOrList(item));
  return !isObjectOrList(raw) && asText(raw) === asText(value);
};

const isObjectOrList = (value: unknown): value is object =>
  typeof value === 'object' && value !== null;

/** What is known of an object, and what is left of it; an empty one is left. */
const readMembers = (object: JsonObject, known: ReadonlyMap<string, Read>) => {
  const read: JsonObject = {};
  let left: [string, unknown][] | undefined;
  const names = Object.keys(object);
  if (names.length === 0) return { read: undefined, left: object };
  for (const name of names) {
    const value = known.get(name)?.(object[name]);
    if (value === undefined) (left ??= []).push([name, object[name]]);
    else read[name] = value;
  }
  return { read: present(read), left: left && Object.fromEntries(left) };
};

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
