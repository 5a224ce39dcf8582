// The host's settings: what stands in kibana.yml, as an object. Keys may be dotted or nested.
import type { Type } from '@kbn/config-schema';
import { DevError } from '../dev_error';
import { ValidationError } from './kbn/config_schema';

export type HostConfig = Record<string, unknown>;

const isObject = (value: unknown): value is HostConfig =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `{ 'a.b': 1 }` as `{ a: { b: 1 } }`. */
export function expandKeys(config: HostConfig): HostConfig {
  const expanded: HostConfig = {};
  for (const [path, value] of Object.entries(config)) {
    const keys = path.split('.');
    const last = keys.pop() ?? path;
    let place = expanded;
    for (const key of keys) {
      place = (place[key] ??= {}) as HostConfig;
    }
    const inner = isObject(value) ? expandKeys(value) : value;
    const before = place[last];
    place[last] = isObject(inner) && isObject(before) ? { ...before, ...inner } : inner;
  }
  return expanded;
}

export function settingAt(config: HostConfig, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((place, key) => (isObject(place) ? place[key] : undefined), config);
}

/** The plugin's own settings through its own schema, refused in Kibana's words. */
export function pluginConfig(config: HostConfig, path: string, schema: Type<unknown>): unknown {
  try {
    return schema.validate(settingAt(config, path), {}, `config validation of [${path}]`);
  } catch (error) {
    if (error instanceof Error && error.name === ValidationError.name) {
      throw new DevError('bad_config', error.message, `fix ${path} in kibana.yml`, error);
    }
    throw error;
  }
}
