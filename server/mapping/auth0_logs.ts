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

/** Reads a member of the event into its field, and returns what the field does not say. */
type ReadMember = (raw: unknown, fields: JsonObject, empties: Empties) => unknown;

const unless = (isRead: boolean, raw: unknown): unknown => (isRead ? undefined : raw);

const unlessSame = (raw: unknown, value: unknown): unknown =>
  unless(!isObjectOrList(raw) && asText(raw) === asText(value), raw);

const sameAs =
  (field: string): ReadMember =>
  (raw, fields) =>
    unlessSame(raw, fields[field]);

/** The text of an address is in `source.address`; a date may be an object of one member. */
const respelled =
  (field: string): ReadMember =>
  (raw, fields) =>
    unless(fields[field] !== undefined && (!isObject(raw) || Object.keys(raw).length === 1), raw);

const listOrText =
  (field: string): ReadMember =>
  (raw, fields) =>
    unless(fields[field] !== undefined && ![raw].flat().some(isObjectOrList), raw);

/** Only some events have it. */
const rareText =
  (field: string): ReadMember =>
  (raw, fields) =>
    unless((fields[field] = asText(raw)) !== undefined, raw);

const rareFlattened =
  (field: string): ReadMember =>
  (raw, fields, empties) => {
    fields[field] = asFlattened(raw, empties, field);
    return undefined;
  };

/** Is read member by member; what is not known of it is left, as is an empty one. */
const object =
  (
    field: string,
    read: (object: JsonObject) => Record<string, string | number | undefined>,
  ): ReadMember =>
  (raw, fields) => {
    if (!isObject(raw)) return raw;
    const known = read(raw);
    fields[field] = present(known);
    let left: [string, unknown][] | undefined;
    let isEmpty = true;
    for (const name in raw) {
      isEmpty = false;
      const value = known[name];
      if (typeof value !== 'string' && typeof value !== 'number')
        (left ??= []).push([name, raw[name]]);
    }
    return isEmpty ? raw : left && Object.fromEntries(left);
  };

/** A number stays one: Elasticsearch accepts both for a keyword. */
const coordinate = (value: unknown) => (typeof value === 'number' ? value : asText(value));

const readLocation = (info: JsonObject) => ({
  city_name: asText(info.city_name),
  continent_code: asText(info.continent_code),
  country_code: asText(info.country_code),
  country_code3: asText(info.country_code3),
  country_name: asText(info.country_name),
  latitude: coordinate(info.latitude),
  longitude: coordinate(info.longitude),
  subdivision_code: asText(info.subdivision_code),
  subdivision_name: asText(info.subdivision_name),
  time_zone: asText(info.time_zone),
});

const readReferences = ({ correlation_id, request_id, trace_id }: JsonObject) => ({
  correlation_id: asText(correlation_id),
  request_id: asText(request_id),
  trace_id: asText(trace_id),
});

const readFingerprints = ({ ja3, ja4 }: JsonObject) => ({ ja3: asText(ja3), ja4: asText(ja4) });

const RARE_TEXTS = [
  ...['agent_id', 'email', 'external_agent_id', 'mtls_thumbprint_sha256', 'session_connection'],
  ...['title', 'tracking_id', 'transaction_linking_id'],
];
/** Of members that are more than a text under their own name. */
const MEMBERS = new Map<string, ReadMember>([
  ['details', () => undefined],
  ['auth0_client', () => undefined],
  ['type', sameAs('type_id')],
  ['_id', sameAs('log_id')],
  ['isMobile', sameAs('is_mobile')],
  ['date', respelled('date')],
  ['ip', respelled('ip')],
  ['audience', listOrText('audience')],
  ['scope', listOrText('scope')],
  ['body', rareFlattened('body')],
  ['query', rareFlattened('query')],
  ['$event_schema', object('$event_schema', ({ version }) => ({ version: asText(version) }))],
  ['location_info', object('location_info', readLocation)],
  ['references', object('references', readReferences)],
  ['security_context', object('security_context', readFingerprints)],
  ...RARE_TEXTS.map((name): [string, ReadMember] => [name, rareText(name)]),
]);

/**
 * Adds what the fields so far have not read: what few codes carry, and under `other`, by its path,
 * what this version does not know or what is of another type than Auth0 documents.
 */
const addOthers = ({ data, envelope }: Auth0Record, fields: JsonObject, empties: Empties): void => {
  let others: [string, unknown][] | undefined;
  for (const name of Object.keys(data)) {
    const raw = data[name];
    // Most members are a field as they are.
    if (raw === null || raw === '' || (raw === fields[name] && typeof raw !== 'object')) continue;
    const readMember = MEMBERS.get(name);
    const left = readMember ? readMember(raw, fields, empties) : unlessSame(raw, fields[name]);
    if (left !== undefined) (others ??= []).push([name, left]);
  }
  if (envelope) (others ??= []).push(['$envelope', envelope]);
  if (others) fields.other = tidy(Object.fromEntries(others), empties.note);
};

const isObjectOrList = (value: unknown): boolean => typeof value === 'object' && value !== null;

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
