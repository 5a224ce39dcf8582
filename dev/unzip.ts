// Unpacks a zip file into a folder, keeping which files may be executed.
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { openPromise } from 'yauzl';

const UNIX_MODE_SHIFT = 16;
const PERMISSIONS = 0o777;
const DEFAULT_MODE = 0o644;

export async function unzip(zipFile: string, directory: string): Promise<void> {
  const zip = await openPromise(zipFile);
  const root = resolve(directory);
  for await (const entry of zip.eachEntry()) {
    const target = resolve(root, entry.fileName);
    if (!target.startsWith(root + sep)) {
      throw new Error(`${zipFile} holds ${entry.fileName}, which lies outside of its folder.`);
    }
    if (entry.fileName.endsWith('/')) {
      await mkdir(target, { recursive: true });
      continue;
    }
    await mkdir(dirname(target), { recursive: true });
    const mode = (entry.externalFileAttributes >>> UNIX_MODE_SHIFT) & PERMISSIONS || DEFAULT_MODE;
    await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(target, { mode }));
  }
}
