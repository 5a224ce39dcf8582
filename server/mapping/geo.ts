// *.geo.*: the place that Auth0 itself found, on the tenants whose events carry `location_info`.
import { asObject, asText, present, type JsonObject } from './values';

const coordinate = (value: unknown, limit: number): number | undefined => {
  const text = asText(value);
  const number = text === undefined ? NaN : Number(text);
  return Math.abs(number) <= limit ? number : undefined;
};

export const mapGeo = (data: JsonObject): object | undefined => {
  const info = asObject(data.location_info);
  const lat = coordinate(info.latitude, 90);
  const lon = coordinate(info.longitude, 180);
  return present({
    city_name: asText(info.city_name),
    continent_code: asText(info.continent_code),
    country_iso_code: asText(info.country_code),
    country_name: asText(info.country_name),
    timezone: asText(info.time_zone),
    location: lat === undefined || lon === undefined ? undefined : { lat, lon },
  });
};
