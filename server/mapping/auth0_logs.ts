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
  present,
  type JsonObject,
} from './values';

export const mapAuth0Logs = (record: Auth0Record, entry: EventCode | undefined): object => {
  const { data, details, logId, code } = record;
  const fields = {
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
    date: asDate(data.date),
    ip: asIp(data.ip),
    client_ip: asIp(data.client_ip),
    audience: audience(data.audience),
    scope: scopes(data.scope),
    is_mobile: asBoolean(data.isMobile) ?? asBoolean(data.is_mobile),
    location_info: mapLocation(data),
    login: mapLogin(details),
    details: tidyDetails(data.details),
    auth0_client: tidyDetails(data.auth0_client),
    security_context: present({
      ja3: asText(asObject(data.security_context).ja3),
      ja4: asText(asObject(data.security_context).ja4),
    }),
  };
  // Not spread: V8 copies so many properties into a literal some ten times slower.
  return { auth0: { logs: { log_id: logId, data: Object.assign(fields, mapPromoted(record)) } } };
};

const audience = (value: unknown) => (Array.isArray(value) ? asTexts(value) : asText(value));

/** A list of scopes stays one; a string of several is split at its blanks. */
const scopes = (value: unknown) =>
  typeof value === 'string' && /\s/.test(value.trim())
    ? asTexts(value.trim().split(/\s+/))
    : audience(value);

/** `details` may be a string or a list: a flattened field takes objects only. */
const tidyDetails = (value: unknown): unknown => {
  const tidied = tidy(value);
  if (tidied === undefined) return undefined;
  return typeof tidied === 'object' && !Array.isArray(tidied) ? tidied : { value: tidied };
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

const mapLogin = (details: JsonObject): object | undefined =>
  present({
    initiatedAt: asDate(details.initiatedAt),
    completedAt: asDate(details.completedAt),
    elapsedTime: asLong(details.elapsedTime),
    stats: present({ loginsCount: asLong(asObject(details.stats).loginsCount) }),
  });
