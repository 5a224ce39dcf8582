// The zip's NOTICE: name, version and licence text of every package that was bundled.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

interface PackageFile {
  name: string;
  version: string;
  license?: string;
}

const HEADING =
  'auth0Logs\n\nLicensed under the Apache License 2.0 (see LICENSE). It contains the following third-party software.\n';

/** Folders of the packages that the bundled files belong to, sorted. */
export function bundledPackages(inputs: string[]): string[] {
  const folders = inputs.flatMap(
    (input) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0] ?? [],
  );
  return [...new Set(folders)].sort();
}

export async function collectNotice(root: string, inputs: string[]): Promise<string> {
  const sections = await Promise.all(
    bundledPackages(inputs).map((folder) => describePackage(join(root, folder))),
  );
  return [HEADING, ...sections].join('\n');
}

async function describePackage(folder: string): Promise<string> {
  const { name, version, license } = JSON.parse(
    await readFile(join(folder, 'package.json'), 'utf8'),
  ) as PackageFile;
  const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
  if (!file) {
    throw new Error(`${name} is bundled but ships no licence text; NOTICE needs one.`);
  }
  const text = (await readFile(join(folder, file), 'utf8')).trim();
  return `${'-'.repeat(80)}\n${name} ${version} (${license ?? 'see below'})\n\n${text}\n`;
}
