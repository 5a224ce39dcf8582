// The part of Kibana's server core that the plugin uses.
// Source: elastic/kibana src/core/packages/*/server (packages/core/*/core-*-server before 8.18).
import type { IncomingHttpHeaders } from 'node:http';
import type { Client } from '@elastic/elasticsearch';
import type { ObjectType, Type } from '@kbn/config-schema';
import type { Observable } from 'rxjs';

// --- logging (packages/kbn-logging/src/logger.ts) ---
export interface Logger {
  debug(message: string | (() => string), meta?: object): void;
  info(message: string | (() => string), meta?: object): void;
  warn(message: string | Error | (() => string), meta?: object): void;
  error(message: string | Error | (() => string), meta?: object): void;
  get(...context: string[]): Logger;
}

// --- plugins (core-plugins-server/src/types.ts) ---
export interface PluginConfigDescriptor<S extends Type<unknown> = Type<unknown>> {
  schema: S;
  exposeToBrowser?: Record<string, boolean>;
}

export interface PluginInitializerContext<Config = unknown> {
  config: { get(): Config };
  logger: { get(...context: string[]): Logger };
  env: {
    /** Kept in Kibana's data folder: the same after a restart, another on each node. */
    instanceUuid: string;
    packageInfo: { version: string; branch: string; buildNum: number; dist: boolean };
  };
}

export interface Plugin<Setup = void, Start = void, SetupDeps = object, StartDeps = object> {
  setup(core: CoreSetup<StartDeps>, plugins: SetupDeps): Setup;
  start(core: CoreStart, plugins: StartDeps): Start;
  stop?(): Promise<void> | void;
}

// --- elasticsearch (core-elasticsearch-server/src/client) ---
export type ElasticsearchClient = Omit<
  Client,
  'connectionPool' | 'serializer' | 'extend' | 'close' | 'diagnostic'
>;

export interface IScopedClusterClient {
  readonly asInternalUser: ElasticsearchClient;
  readonly asCurrentUser: ElasticsearchClient;
}

export interface IClusterClient {
  readonly asInternalUser: ElasticsearchClient;
  asScoped(request: ScopeableRequest): IScopedClusterClient;
}

export type ScopeableRequest = KibanaRequest | { headers: Record<string, string> };

// --- http (core-http-server/src/router) ---
export interface KibanaRequest<P = unknown, Q = unknown, B = unknown> {
  readonly id: string;
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  readonly headers: IncomingHttpHeaders;
  readonly url: URL;
  readonly events: { aborted$: Observable<void>; completed$: Observable<void> };
  readonly socket: { readonly remoteAddress?: string };
}

export type ResponseHeaders = Record<string, string | string[]>;

export interface HttpResponseOptions {
  body?: unknown;
  headers?: ResponseHeaders;
}

/** What a handler returns; made only by the factory. */
export interface IKibanaResponse {
  readonly status: number;
  readonly payload?: unknown;
  readonly options: HttpResponseOptions;
}

export interface KibanaResponseFactory {
  ok(options?: HttpResponseOptions): IKibanaResponse;
  badRequest(options?: HttpResponseOptions): IKibanaResponse;
  unauthorized(options?: HttpResponseOptions): IKibanaResponse;
  forbidden(options?: HttpResponseOptions): IKibanaResponse;
  notFound(options?: HttpResponseOptions): IKibanaResponse;
  customError(options: HttpResponseOptions & { statusCode: number }): IKibanaResponse;
  /** Takes any status; unlike customError the body goes out as it is. */
  custom(
    options: HttpResponseOptions & { statusCode: number; bypassErrorFormat?: boolean },
  ): IKibanaResponse;
}

export interface RequestHandlerContext {
  core: Promise<{
    elasticsearch: { client: IScopedClusterClient };
    savedObjects: { client: SavedObjectsClientContract };
  }>;
}

export type RequestHandler<P = unknown, Q = unknown, B = unknown> = (
  context: RequestHandlerContext,
  request: KibanaRequest<P, Q, B>,
  response: KibanaResponseFactory,
) => IKibanaResponse | Promise<IKibanaResponse>;

export interface RouteSecurity {
  authz: { requiredPrivileges: string[] } | { enabled: false; reason: string };
  authc?: { enabled: false; reason: string } | { enabled: true | 'optional' };
}

export interface RouteConfigOptions {
  authRequired?: boolean | 'optional';
  xsrfRequired?: boolean;
  access?: 'public' | 'internal';
  tags?: readonly string[];
  timeout?: { payload?: number; idleSocket?: number };
  body?: {
    accepts?: string | string[];
    maxBytes?: number;
    output?: 'data' | 'stream';
    parse?: boolean | 'gunzip';
  };
}

export interface RouteValidation<P, Q, B> {
  params?: Type<P>;
  query?: Type<Q>;
  body?: Type<B>;
}

export interface RouteConfig<P, Q, B> {
  path: string;
  validate: RouteValidation<P, Q, B> | false;
  options?: RouteConfigOptions;
  /** Kibana 8.17 and later; earlier lines ignore the key and read `options.tags`. */
  security?: RouteSecurity;
}

export type RouteRegistrar = <P, Q, B>(
  config: RouteConfig<P, Q, B>,
  handler: RequestHandler<P, Q, B>,
) => void;

export interface VersionedRouteConfig {
  path: string;
  access: 'public' | 'internal';
  options?: Omit<RouteConfigOptions, 'access'>;
  security?: RouteSecurity;
  summary?: string;
}

export interface VersionedRoute {
  addVersion<P, Q, B>(
    options: { version: string; validate: false | { request?: RouteValidation<P, Q, B> } },
    handler: RequestHandler<P, Q, B>,
  ): VersionedRoute;
}

export type VersionedRouteRegistrar = (config: VersionedRouteConfig) => VersionedRoute;

export interface IRouter {
  get: RouteRegistrar;
  post: RouteRegistrar;
  put: RouteRegistrar;
  patch: RouteRegistrar;
  delete: RouteRegistrar;
  versioned: {
    get: VersionedRouteRegistrar;
    post: VersionedRouteRegistrar;
    put: VersionedRouteRegistrar;
    patch: VersionedRouteRegistrar;
    delete: VersionedRouteRegistrar;
  };
}

export interface BasePath {
  serverBasePath: string;
  publicBaseUrl?: string;
  prepend(path: string): string;
}

export interface HttpServiceSetup {
  createRouter(): IRouter;
  basePath: BasePath;
  getServerInfo(): { hostname: string; name: string; port: number; protocol: 'http' | 'https' };
}

// --- saved objects (core-saved-objects-server, core-saved-objects-api-server) ---
export interface SavedObjectsModelVersion {
  changes: object[];
  schemas?: {
    create?: ObjectType<never> | Type<unknown>;
    forwardCompatibility?: Type<unknown>;
  };
}

export interface SavedObjectsType {
  name: string;
  hidden: boolean;
  namespaceType: 'agnostic' | 'single' | 'multiple';
  mappings: { dynamic: false; properties: Record<string, unknown> };
  modelVersions?: Record<number, SavedObjectsModelVersion>;
  management?: { importableAndExportable: boolean };
}

export interface SavedObject<A = unknown> {
  id: string;
  type: string;
  version?: string;
  attributes: A;
  references: { name: string; type: string; id: string }[];
  created_at?: string;
  updated_at?: string;
}

export interface SavedObjectsClientContract {
  create<A>(
    type: string,
    attributes: A,
    options?: {
      id?: string;
      overwrite?: boolean;
      version?: string;
      refresh?: boolean | 'wait_for';
    },
  ): Promise<SavedObject<A>>;
  get<A>(type: string, id: string): Promise<SavedObject<A>>;
  update<A>(
    type: string,
    id: string,
    attributes: Partial<A>,
    options?: { version?: string; refresh?: boolean | 'wait_for' },
  ): Promise<SavedObject<Partial<A>>>;
  delete(type: string, id: string, options?: { refresh?: boolean | 'wait_for' }): Promise<object>;
  find<A>(options: {
    type: string;
    perPage?: number;
    page?: number;
  }): Promise<{ saved_objects: SavedObject<A>[]; total: number; per_page: number; page: number }>;
}

export interface SavedObjectsServiceSetup {
  registerType(type: SavedObjectsType): void;
}

export interface SavedObjectsServiceStart {
  /** Encrypts attributes; 'security' in excludedExtensions skips the caller's own privileges. */
  getScopedClient(
    request: KibanaRequest,
    options?: { includedHiddenTypes?: string[]; excludedExtensions?: string[] },
  ): SavedObjectsClientContract;
  createInternalRepository(includedHiddenTypes?: string[]): SavedObjectsClientContract;
}

// --- status (packages/core/status) ---
export type ServiceStatusLevel = { toString(): string; valueOf(): number; toJSON(): string };

export interface ServiceStatus {
  level: ServiceStatusLevel;
  summary: string;
  detail?: string;
  meta?: Record<string, unknown>;
}

export interface StatusServiceSetup {
  set(status$: Observable<ServiceStatus>): void;
  core$: Observable<unknown>;
}

// --- core ---
export interface CoreSetup<StartDeps = object> {
  http: HttpServiceSetup;
  savedObjects: SavedObjectsServiceSetup;
  status: StatusServiceSetup;
  getStartServices(): Promise<[CoreStart, StartDeps, unknown]>;
}

export interface CoreStart {
  elasticsearch: { client: IClusterClient };
  savedObjects: SavedObjectsServiceStart;
}
