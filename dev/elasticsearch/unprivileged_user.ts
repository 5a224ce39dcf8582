// Elasticsearch refuses to run as root. Started by root, it runs as `nobody` instead, in folders
// that belong to nobody and that nobody can reach.
import { createHash } from 'node:crypto';
import { chownSync, lstatSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** uid and gid of nobody, on every Linux. */
const NOBODY = 65534;
const OTHERS_MAY_ENTER = 0o001;

export const isRoot = () => process.getuid?.() === 0;

/** For `spawn`: whom to run as. */
export const unprivilegedUser = () => (isRoot() ? { uid: NOBODY, gid: NOBODY } : {});

/** The folder itself, or for root a stand-in when a folder above it is closed to others. */
export function reachableDirectory(wanted: string): string {
  const directory = resolve(wanted);
  if (!isRoot() || parents(directory).every(isOpen)) {
    return directory;
  }
  const name = createHash('sha256').update(directory).digest('hex').slice(0, 16);
  return join('/var/lib/auth0-logs', name);
}

export function handOver(path: string): void {
  if (!isRoot()) {
    return;
  }
  chownSync(path, NOBODY, NOBODY);
  if (lstatSync(path).isDirectory()) {
    readdirSync(path).forEach((name) => handOver(join(path, name)));
  }
}

function parents(path: string): string[] {
  const parent = dirname(path);
  return parent === path ? [] : [parent, ...parents(parent)];
}

function isOpen(path: string): boolean {
  const mode = statSync(path, { throwIfNoEntry: false })?.mode;
  return mode === undefined || (mode & OTHERS_MAY_ENTER) !== 0;
}
