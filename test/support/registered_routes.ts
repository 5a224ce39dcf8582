// Every route that the plugin registers, whichever of the router's methods it calls.
import type { Type } from '@kbn/config-schema';
import type {
  CoreSetup,
  PluginInitializerContext,
  RouteConfig,
  VersionedRouteConfig,
} from '@kbn/core/server';
import { configSchema, type Config } from '../../server/config';
import { Auth0LogsPlugin } from '../../server/plugin';
import type { StartDeps } from '../../server/types';

interface RequestSchemas {
  params?: Type<unknown>;
  query?: Type<unknown>;
  body?: Type<unknown>;
}

export type PlainRoute = RouteConfig<unknown, unknown, unknown> & { method: string };

export interface VersionedRoute extends VersionedRouteConfig {
  method: string;
  versions: { version: string; request: RequestSchemas }[];
}

export interface RegisteredRoutes {
  plain: PlainRoute[];
  versioned: VersionedRoute[];
}

export const registeredRoutes = (kibanaVersion = '8.12.2'): RegisteredRoutes => {
  const routes: RegisteredRoutes = { plain: [], versioned: [] };
  const versioned = byMethod((method, config) => {
    const route = { ...(config as VersionedRouteConfig), method, versions: [] };
    routes.versioned.push(route);
    return recordingVersions(route);
  });
  const plain = byMethod((method, config) => {
    routes.plain.push({ ...(config as PlainRoute), method });
  });
  const router: object = new Proxy(
    {},
    {
      get: (_own, name): unknown => (name === 'versioned' ? versioned : Reflect.get(plain, name)),
    },
  );
  pluginOf(kibanaVersion).setup(coreWith(router), {
    features: { registerKibanaFeature: () => undefined },
    taskManager: { registerTaskDefinitions: () => undefined },
  });
  return routes;
};

const byMethod = (record: (method: string, config: object) => unknown): object =>
  new Proxy({}, { get: (_own, method) => (config: object) => record(String(method), config) });

const recordingVersions = ({ versions }: VersionedRoute): object => {
  const route = {
    addVersion: ({ version, validate }: AddedVersion) => {
      versions.push({ version, request: validate === false ? {} : (validate.request ?? {}) });
      return route;
    },
  };
  return route;
};

interface AddedVersion {
  version: string;
  validate: false | { request?: RequestSchemas };
}

const pluginOf = (version: string): Auth0LogsPlugin =>
  new Auth0LogsPlugin({
    config: { get: () => configSchema.validate({}) },
    logger: { get: () => ({}) },
    env: { instanceUuid: 'node', packageInfo: { version } },
  } as unknown as PluginInitializerContext<Config>);

const coreWith = (router: object) =>
  ({
    http: { createRouter: () => router, getServerInfo: () => ({ name: 'kibana' }) },
    savedObjects: { registerType: () => undefined },
    status: { set: () => undefined },
    getStartServices: () => new Promise(() => undefined),
  }) as unknown as CoreSetup<StartDeps>;
