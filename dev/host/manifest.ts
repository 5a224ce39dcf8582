// Reads kibana.json as Kibana's discovery does; what it does not know is fatal.
// Follows elastic/kibana src/core/packages/plugins/server-internal/src/discovery
// (plugin_manifest_parser.ts).
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MANIFEST_KEYS } from '../../scripts/build/kibana_facts';
import { DevError } from '../dev_error';

const CAMEL_CASE = /^[a-z][a-zA-Z0-9]*$/;

export interface PluginManifest {
  id: string;
  version: string;
  kibanaVersion: string;
  configPath: string;
  requiredPlugins: string[];
  optionalPlugins: string[];
}

interface Host {
  kibanaVersion: string;
  plugins: string[];
}

const snakeCase = (id: string) =>
  id
    .replace(/([A-Z]|\d+)/g, '_$1')
    .toLowerCase()
    .replace(/^_|(?<=_)_/g, '');

export async function readManifest(folder: string, host: Host): Promise<PluginManifest> {
  const file = join(folder, 'kibana.json');
  let manifest: Record<string, unknown>;
  try {
    manifest = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>;
  } catch (error) {
    throw complaint(file, 'it cannot be read as JSON', error);
  }
  const fault = faultOf(manifest, host);
  if (fault !== undefined) throw complaint(file, fault);
  const id = String(manifest.id);
  const { configPath = snakeCase(id), optionalPlugins = [], requiredPlugins = [] } = manifest;
  return {
    id,
    version: String(manifest.version),
    kibanaVersion: String(manifest.kibanaVersion),
    configPath: [configPath].flat().join('.'),
    requiredPlugins: requiredPlugins as string[],
    optionalPlugins: optionalPlugins as string[],
  };
}

const complaint = (file: string, what: string, cause?: unknown) =>
  new DevError('bad_manifest', `${file} is not valid: ${what}`, 'fix kibana.jsonc', cause);

function faultOf(manifest: Record<string, unknown>, host: Host): string | undefined {
  const { id, version, kibanaVersion, owner, ui, server, requiredPlugins = [] } = manifest;
  const ownerName = (owner as { name?: unknown } | undefined)?.name;
  const unknown = Object.keys(manifest).filter((key) => !MANIFEST_KEYS.includes(key));
  const absent = [requiredPlugins].flat().filter((name) => !host.plugins.includes(String(name)));
  const faults: [boolean, string][] = [
    [typeof id !== 'string' || id === '', 'Plugin manifest must contain an "id" property.'],
    [!CAMEL_CASE.test(String(id)), `Plugin "id" must be camelCase, but found: ${String(id)}.`],
    [
      typeof version !== 'string' || version === '',
      `Plugin manifest for "${String(id)}" must contain a "version" property.`,
    ],
    [
      kibanaVersion !== host.kibanaVersion,
      `Plugin "${String(id)}" is only compatible with Kibana version "${String(kibanaVersion)}", but used Kibana version is "${host.kibanaVersion}".`,
    ],
    [
      typeof ownerName !== 'string' || ownerName === '',
      `Plugin manifest for "${String(id)}" must contain an "owner" property with a "name".`,
    ],
    [
      ui !== true && server !== true,
      `Both "server" and "ui" are missing or set to "false" in plugin manifest for "${String(id)}", but at least one of these must be set to "true".`,
    ],
    [
      unknown.length > 0,
      `Manifest for plugin "${String(id)}" contains the following unrecognized properties: ${unknown.join(',')}.`,
    ],
    [
      absent.length > 0,
      `Plugin "${String(id)}" requires plugins that this host does not have: ${absent.join(',')}.`,
    ],
  ];
  return faults.find(([holds]) => holds)?.[1];
}
