import { describe, expect, it } from 'vitest';
import { DEFAULT_API_INPUT } from '../../common/api/sources';
import { TOKEN } from '../../test/support/sources_in_memory';
import { configSchema } from '../config';
import { camelKeys, snakeKeys } from './kibana_yml_spelling';
import { apiInputSchemas, settingSchemas } from './source_settings';

const NAMES = [...Object.keys(settingSchemas), ...Object.keys(apiInputSchemas)];
const values = Object.fromEntries(NAMES.map((name, at) => [name, at]));

it('spells every setting as Kibana does, and back again', () => {
  const spelled = camelKeys(values);
  expect(Object.keys(spelled).join()).not.toContain('_');
  expect(snakeKeys(spelled)).toEqual(values);
});

it('leaves what is within a setting as it is', () => {
  const lists = { drop_codes: ['some_code'], some_object: { inner_name: 1 } };
  expect(camelKeys(lists)).toEqual({ dropCodes: ['some_code'], someObject: { inner_name: 1 } });
});

describe('kibana.yml', () => {
  const { sources } = configSchema.validate({
    sources: { a: { webhook: { token: TOKEN }, api: {}, auth0: auth0() } },
  });
  const declared = Object.keys(sources.a ?? {});

  it.each(Object.keys(settingSchemas))('has a spelling of %s', (name) => {
    const [spelled = ''] = Object.keys(camelKeys({ [name]: 1 }));
    // A setting without a default shows only where it is set.
    if (name !== 'tenant') expect(declared).toContain(spelled);
    const set = { [spelled]: [{}] };
    const wrong = { a: { webhook: { token: TOKEN }, auth0: auth0(), ...set } };
    expect(() => configSchema.validate({ sources: wrong })).toThrow(`[sources.a.${spelled}`);
  });

  it('has the settings of collecting by API, with the defaults of the API', () => {
    expect(sources.a?.api).toEqual(camelKeys(DEFAULT_API_INPUT));
  });
});

function auth0() {
  return { domain: 'acme.eu.auth0.com', clientId: 'c', clientSecret: 's' };
}
