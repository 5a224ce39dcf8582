import type { KibanaFeatureConfig, SubFeaturePrivilegeConfig } from '@kbn/features-plugin/server';
import { expect, it } from 'vitest';
import { Features } from './features';
import { Users } from './users';

const savedObject = { all: [], read: [] };

const sub = (
  id: string,
  includeIn: SubFeaturePrivilegeConfig['includeIn'],
): SubFeaturePrivilegeConfig => ({
  ...{ id, name: id, includeIn, savedObject },
  ...{ api: [`api_${id}`], ui: [`ui_${id}`] },
});

const FEATURE: KibanaFeatureConfig = {
  ...{ id: 'f', name: 'F', category: { id: 'c', label: 'C' }, app: ['f'] },
  privileges: {
    all: { app: ['f'], api: ['api_read', 'api_all'], savedObject, ui: ['show', 'manage'] },
    read: { app: ['f'], api: ['api_read'], savedObject, ui: ['show'] },
  },
  subFeatures: [
    {
      name: 'Sub',
      privilegeGroups: [
        {
          groupType: 'independent',
          privileges: [sub('in_all', 'all'), sub('in_read', 'read'), sub('in_none', 'none')],
        },
      ],
    },
  ],
};

function featuresOf(privileges: string[]) {
  const features = new Features(new Users({ secured: true, grants: { someone: privileges } }));
  features.contract.registerKibanaFeature(FEATURE);
  return features;
}

it.each([
  [['all'], ['api_read', 'api_all', 'api_in_all', 'api_in_read']],
  [['read'], ['api_read', 'api_in_read']],
  [['minimal_all'], ['api_read', 'api_all']],
  [
    ['minimal_read', 'in_none'],
    ['api_read', 'api_in_none'],
  ],
  [[], []],
])('grants with %j what Kibana does', (privileges, api) => {
  expect([...featuresOf(privileges).apiPrivileges('someone')]).toEqual(api);
});

it('tells the browser what the user may', () => {
  expect(featuresOf(['minimal_read', 'in_all']).capabilities('someone')).toEqual({
    navLinks: { f: true },
    f: { show: true, ui_in_all: true },
  });
  expect(featuresOf([]).capabilities('someone')).toEqual({ navLinks: {}, f: {} });
});

it('takes whoever names nobody for the admin only where security is off', () => {
  const nameOf = (secured: boolean, authorization?: string) =>
    new Users({ secured }).nameOf(authorization);
  const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;
  expect([nameOf(false), nameOf(true)]).toEqual(['admin', undefined]);
  expect(nameOf(true, basic('reader:reader'))).toBe('reader');
  for (const text of ['reader:wrong', 'nobody:nobody', 'toString:toString', '']) {
    expect(nameOf(true, basic(text))).toBeUndefined();
  }
});
