import type {
  CoreSetup,
  PluginInitializerContext,
  RouteConfig,
  VersionedRouteConfig,
} from '@kbn/core/server';
import { expect, it } from 'vitest';
import { WEBHOOK_PATH } from '../common/api/webhook';
import { API_PRIVILEGE, INTERNAL_API, PUBLIC_API } from '../common/plugin';
import { configSchema, type Config } from './config';
import { Auth0LogsPlugin } from './plugin';
import type { StartDeps } from './types';

type AnyRoute = RouteConfig<unknown, unknown, unknown>;

interface Recorded {
  open: AnyRoute[];
  versioned: VersionedRouteConfig[];
}

/** The routes that the plugin registers, whichever of the router's methods it calls. */
const registeredRoutes = (version = '8.12.2'): Recorded => {
  const recorded: Recorded = { open: [], versioned: [] };
  const recording = (list: object[]) => (config: object) => {
    list.push(config);
    return { addVersion: () => undefined };
  };
  const methods = (list: object[]): object => new Proxy({}, { get: () => recording(list) });
  const router = new Proxy(
    { versioned: methods(recorded.versioned) },
    { get: (own, name) => (name === 'versioned' ? own.versioned : recording(recorded.open)) },
  );
  plugin(version).setup(
    {
      http: { createRouter: () => router, getServerInfo: () => ({ name: 'kibana' }) },
      savedObjects: { registerType: () => undefined },
      status: { set: () => undefined },
      getStartServices: () => new Promise(() => undefined),
    } as unknown as CoreSetup<StartDeps>,
    {
      features: { registerKibanaFeature: () => undefined },
      taskManager: { registerTaskDefinitions: () => undefined },
    },
  );
  return recorded;
};

const plugin = (version: string): Auth0LogsPlugin =>
  new Auth0LogsPlugin({
    config: { get: () => configSchema.validate({}) },
    logger: { get: () => ({}) },
    env: { instanceUuid: 'node', packageInfo: { version } },
  } as unknown as PluginInitializerContext<Config>);

it.each([
  ['8.12.2', (route?: AnyRoute) => route?.options?.authRequired],
  ['9.0.0', (route?: AnyRoute) => route?.security?.authc?.enabled],
])('opens the webhook to everyone on Kibana %s, and nothing else', (version, asksForLogin) => {
  const { open } = registeredRoutes(version);
  expect(open.map(({ path }) => path)).toEqual([WEBHOOK_PATH]);
  expect(asksForLogin(open[0])).toBe(false);
  expect(open[0]?.security?.authz).toMatchObject({ enabled: false });
});

it('asks for a privilege on every other route, in the words of old and new Kibana', () => {
  const { versioned } = registeredRoutes();
  expect(versioned.length).toBeGreaterThan(0);
  const granted: string[] = Object.values(API_PRIVILEGE);
  for (const { path, access, options, security } of versioned) {
    const authz = security?.authz;
    const asked = authz && 'requiredPrivileges' in authz ? authz.requiredPrivileges : [];
    expect(asked.length, path).toBeGreaterThan(0);
    expect(granted, path).toEqual(expect.arrayContaining(asked));
    expect(options, path).toEqual({ tags: asked.map((privilege) => `access:${privilege}`) });
    const isInternal = path.startsWith(`${INTERNAL_API}/`);
    expect(access, path).toBe(isInternal ? 'internal' : 'public');
    if (!isInternal) expect(path.startsWith(`${PUBLIC_API}/`), path).toBe(true);
  }
});
