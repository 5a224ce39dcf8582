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
    region_iso_code: regionCode(asText(info.country_code), asText(info.subdivision_code)),
    region_name: asText(info.subdivision_name),
    timezone: asText(info.time_zone),
    location: lat === undefined || lon === undefined ? undefined : { lat, lon },
  });
};

/** As ISO 3166-2 has it: "DE-BY". */
const regionCode = (country?: string, subdivision?: string): string | undefined =>
  country !== undefined && subdivision !== undefined ? `${country}-${subdivision}` : undefined;
