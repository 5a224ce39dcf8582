// auth0.logs.*: Auth0's own fields under the names that Elastic's integration gave them.
import type { EventCode } from '../../common/events/event_code';
import type { Auth0Record } from './auth0_record';
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

/** Kept as they come. */
const TEXT_FIELDS = [
  'client_id',
  'client_name',
  'connection',
  'connection_id',
  'description',
  'environment_name',
  'hostname',
  'identity_user_id',
  'organization_id',
  'organization_name',
  'strategy',
  'strategy_type',
  'tenant_name',
  'user_agent',
  'user_id',
  'user_name',
] as const;

export const mapAuth0Logs = (record: Auth0Record, entry: EventCode | undefined): object => {
  const { data, details, logId, code } = record;
  const texts = Object.fromEntries(TEXT_FIELDS.map((field) => [field, asText(data[field])]));
  return {
    auth0: {
      logs: {
        log_id: logId,
        data: {
          ...texts,
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
          session_id: asText(details.session_id),
          requested_client_id: asText(details.requested_client_id),
        },
      },
    },
  };
};

const one = (texts: string[] | undefined) => (texts?.length === 1 ? texts[0] : texts);

const audience = (value: unknown) => one(asTexts(value));

/** One scope or a list of them; a string of several is split at its blanks. */
const scopes = (value: unknown) =>
  one(asTexts(typeof value === 'string' ? value.trim().split(/\s+/) : value));

/** `details` may be a string or a list: a flattened field takes objects only. */
const tidyDetails = (value: unknown): unknown => {
  const tidied = tidy(value);
  if (tidied === undefined) return undefined;
  return typeof tidied === 'object' && !Array.isArray(tidied) ? tidied : { value: tidied };
};

const LOCATION_FIELDS = [
  'city_name',
  'continent_code',
  'country_code',
  'country_code3',
  'country_name',
  'latitude',
  'longitude',
  'time_zone',
] as const;

const mapLocation = (data: JsonObject): object | undefined => {
  const info = asObject(data.location_info);
  return present(Object.fromEntries(LOCATION_FIELDS.map((field) => [field, asText(info[field])])));
};

const mapLogin = (details: JsonObject): object | undefined =>
  present({
    initiatedAt: asDate(details.initiatedAt),
    completedAt: asDate(details.completedAt),
    elapsedTime: asLong(details.elapsedTime),
    stats: present({ loginsCount: asLong(asObject(details.stats).loginsCount) }),
  });
