// The zip's strict kibana.json, derived from the repository's kibana.jsonc.
// Follows Kibana's parse_manifest in src/core/packages/plugins/server-internal: unknown keys are fatal there.
import ts from 'typescript';

/** kibana.json as this plugin writes it. */
export interface Manifest {
  id: string;
  type: 'standard';
  version: string;
  kibanaVersion: string;
  description: string;
  owner: { name: string; githubTeam?: string };
  configPath: string[];
  requiredPlugins: string[];
  optionalPlugins: string[];
  requiredBundles: string[];
  server: boolean;
  ui: boolean;
}

interface SourceManifest {
  description: string;
  owner: Manifest['owner'];
  plugin: Omit<Manifest, 'type' | 'version' | 'kibanaVersion' | 'description' | 'owner' | 'ui'> & {
    browser: boolean;
  };
}

// The installer compares its own version with this, character by character.
const RELEASE = /^\d+\.\d+\.\d+$/;

export function deriveManifest(
  source: string,
  versions: { version: string; kibanaVersion: string },
): Manifest {
  if (!RELEASE.test(versions.kibanaVersion)) {
    throw new Error(
      `"${versions.kibanaVersion}" is no Kibana version; name a release such as 8.19.0.`,
    );
  }
  const parsed = ts.parseConfigFileTextToJson('kibana.jsonc', source);
  if (parsed.error) {
    throw new Error(
      `kibana.jsonc cannot be read: ${ts.flattenDiagnosticMessageText(parsed.error.messageText, ' ')}`,
    );
  }
  const { plugin, owner, description } = parsed.config as SourceManifest;
  return {
    id: plugin.id,
    type: 'standard',
    ...versions,
    description,
    owner,
    configPath: plugin.configPath,
    requiredPlugins: plugin.requiredPlugins,
    optionalPlugins: plugin.optionalPlugins,
    requiredBundles: plugin.requiredBundles,
    server: plugin.server,
    ui: plugin.browser,
  };
}
