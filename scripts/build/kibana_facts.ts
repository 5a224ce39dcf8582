// What both the build and the development host hold a plugin against.

/** The Kibana that is built for unless another is named, and that the development host plays. */
export const DEFAULT_KIBANA_VERSION = '8.19.0';

/** Every key that Kibana knows in a kibana.json. */
export const MANIFEST_KEYS: readonly string[] = [
  'id',
  'kibanaVersion',
  'type',
  'version',
  'configPath',
  'requiredPlugins',
  'optionalPlugins',
  'runtimePluginDependencies',
  'ui',
  'server',
  'extraPublicDirs',
  'requiredBundles',
  'serviceFolders',
  'owner',
  'description',
  'enabledOnAnonymousPages',
];
