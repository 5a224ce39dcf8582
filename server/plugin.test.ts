import { expect, it } from 'vitest';
import { type PlainRoute, registeredRoutes } from '../test/support/registered_routes';
import { WEBHOOK_PATH } from '../common/api/webhook';
import {
  API_PRIVILEGE,
  INTERNAL_API,
  INTERNAL_API_VERSION,
  PUBLIC_API,
  PUBLIC_API_VERSION,
} from '../common/plugin';

it.each([
  ['8.12.2', (route?: PlainRoute) => route?.options?.authRequired],
  ['9.0.0', (route?: PlainRoute) => route?.security?.authc?.enabled],
])('opens the webhook to everyone on Kibana %s, and nothing else', (version, asksForLogin) => {
  const { plain } = registeredRoutes(version);
  expect(plain.map(({ method, path }) => [method, path])).toEqual([['post', WEBHOOK_PATH]]);
  expect(asksForLogin(plain[0])).toBe(false);
  expect(plain[0]?.security?.authz).toMatchObject({ enabled: false });
});

const GRANTED: readonly string[] = Object.values(API_PRIVILEGE);

it.each(['8.12.2', '9.0.0'])(
  'asks for privileges on every other route, in the words of old and new Kibana: %s',
  (kibanaVersion) => {
    const { versioned } = registeredRoutes(kibanaVersion);
    expect(versioned.length).toBeGreaterThan(0);
    for (const { method, path, options, security } of versioned) {
      const route = `${method} ${path}`;
      const authz = security?.authz ?? { enabled: false };
      const privileges = 'requiredPrivileges' in authz ? authz.requiredPrivileges : [];
      expect(privileges, route).not.toEqual([]);
      expect(GRANTED, route).toEqual(expect.arrayContaining(privileges));
      // Nothing beside it, such as an option or `authc` that would open the route.
      expect(security, route).toEqual({ authz: { requiredPrivileges: privileges } });
      expect(options, route).toEqual({ tags: privileges.map((name) => `access:${name}`) });
    }
  },
);

it('has one version of every route, and public ones below the public path only', () => {
  for (const { path, access, versions } of registeredRoutes().versioned) {
    const isInternal = path.startsWith(`${INTERNAL_API}/`);
    expect(access, path).toBe(isInternal ? 'internal' : 'public');
    if (!isInternal) expect(path.startsWith(`${PUBLIC_API}/`), path).toBe(true);
    const version = isInternal ? INTERNAL_API_VERSION : PUBLIC_API_VERSION;
    expect(versions, path).toMatchObject([{ version }]);
  }
});
