// Has Maven fetch Elasticsearch by its coordinates, checks it against a pinned checksum and unpacks
// it once into a cache that all checkouts share.
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { DevError } from '../dev_error';
import { runCommand } from '../run_command';
import { unzip } from '../unzip';
import { isRoot } from './unprivileged_user';

const VERSION = '8.19.21';
const ZIP_NAME = `elasticsearch-${VERSION}.zip`;
const COORDINATES = `org.elasticsearch.distribution.integ-test-zip:elasticsearch:${VERSION}:zip`;
const MAVEN_GOAL = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy';
const SHA_512 =
  'cf6b0a93860d329937ae7f913ec5073b0c726c77639764b93fc83a304aa1dd9d' +
  '4defcfa2849948eea3b0b47c2065f994908603939fc2a4774c9c4d868c5ec1dd';

const NETWORK_FAILURE =
  /Unknown host|UnknownHost|Could not transfer|Connection refused|timed out|unreachable|offline mode/i;

// root's home is closed to the unprivileged user that Elasticsearch runs as.
const defaultCache = () =>
  isRoot() ? '/var/cache/auth0-logs' : join(homedir(), '.cache', 'auth0-logs');

export interface DistributionOptions {
  /** Tells the user what takes its time. */
  onProgress: (text: string) => void;
  cacheDirectory?: string;
}

/** Home folder of an unpacked Elasticsearch. */
export async function provideDistribution(options: DistributionOptions): Promise<string> {
  const { onProgress, cacheDirectory = defaultCache() } = options;
  const home = join(cacheDirectory, `elasticsearch-${VERSION}`);
  if (existsSync(home)) {
    return home;
  }
  await mkdir(cacheDirectory, { recursive: true });
  const zipFile = join(cacheDirectory, ZIP_NAME);
  if (!existsSync(zipFile)) {
    await download(cacheDirectory, onProgress);
  }
  await verify(zipFile);
  onProgress(`Unpacking Elasticsearch ${VERSION}`);
  // Another process may do the same just now: each unpacks apart, and the rename decides.
  const workshop = await mkdtemp(join(cacheDirectory, 'unpacking-'));
  await unzip(zipFile, workshop);
  await rename(join(workshop, `elasticsearch-${VERSION}`), home).catch((error: unknown) => {
    if (!existsSync(home)) {
      throw error;
    }
  });
  await rm(workshop, { recursive: true, force: true });
  return home;
}

async function download(directory: string, onProgress: (text: string) => void) {
  onProgress(`Maven fetches Elasticsearch ${VERSION} (107 MB, once)`);
  const workshop = await mkdtemp(join(directory, 'download-'));
  try {
    const args = [MAVEN_GOAL, `-Dartifact=${COORDINATES}`, `-DoutputDirectory=${workshop}`];
    const { exitCode, output } = await runCommand('mvn', args, (text) => {
      const progress = /Progress \(\d+\): ([^\r\n]+)/.exec(text)?.[1];
      if (progress) onProgress(`Maven fetches Elasticsearch ${VERSION}: ${progress.trim()}`);
    });
    refuseFailure(exitCode, output);
    await rename(join(workshop, ZIP_NAME), join(directory, ZIP_NAME));
  } finally {
    await rm(workshop, { recursive: true, force: true });
  }
}

function refuseFailure(exitCode: number | null | undefined, output: string) {
  if (exitCode === undefined) {
    throw new DevError(
      'no_maven',
      'Elasticsearch is fetched by Maven, and no mvn was found',
      'install Maven and put it on the PATH, or set ELASTICSEARCH_URL to a cluster of your own',
    );
  }
  if (exitCode !== 0 && NETWORK_FAILURE.test(output)) {
    throw new DevError(
      'no_network',
      'Maven could not reach its repository to fetch Elasticsearch',
      "check the network and Maven's settings.xml, then run the command again",
      output,
    );
  }
  if (exitCode !== 0) {
    const reason = /\[ERROR\] (.+)/.exec(output)?.[1] ?? `it ended with ${String(exitCode)}`;
    throw new DevError(
      'maven_failed',
      `Maven could not fetch Elasticsearch (${reason})`,
      'fix what Maven names, then run the command again',
    );
  }
}

async function verify(zipFile: string) {
  const hash = createHash('sha512');
  await pipeline(createReadStream(zipFile), hash);
  if (hash.digest('hex') === SHA_512) {
    return;
  }
  // Maven would hand out its own copy of the same bytes again.
  const group = join('org', 'elasticsearch', 'distribution', 'integ-test-zip', 'elasticsearch');
  await rm(zipFile, { force: true });
  await rm(join(homedir(), '.m2', 'repository', group, VERSION), { recursive: true, force: true });
  throw new DevError(
    'corrupt_download',
    `The download of Elasticsearch ${VERSION} does not have its pinned checksum and was deleted`,
    'run the command again to fetch it anew',
  );
}
