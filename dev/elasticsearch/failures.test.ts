// Each failure of a fresh machine, on a PATH that holds nothing but fake programs.
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { claimPort } from '../free_port';
import { provideDistribution } from './distribution';
import { findJavaHome } from './java';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'auth0-logs-fake-'));
  vi.stubEnv('PATH', join(folder, 'bin'));
  // Where Maven keeps its own copies.
  vi.stubEnv('HOME', folder);
  mkdirSync(join(folder, 'bin'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

function fakeProgram(name: string, script: string) {
  const file = join(folder, 'bin', name);
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
}

const cacheDirectory = () => join(folder, 'cache');
const provide = () =>
  provideDistribution({ onProgress: () => undefined, cacheDirectory: cacheDirectory() });

const fakeJava = (version: string) =>
  fakeProgram(
    'java',
    `echo "    java.home = /opt/java" >&2; echo "    java.specification.version = ${version}" >&2`,
  );

it('says that there is no Java', async () => {
  await expect(findJavaHome()).rejects.toMatchObject({
    code: 'no_java',
    message: expect.stringContaining('install Java 17 or newer') as string,
  });
});

it.each(['11', '1.8'])('says that Java %s is too old', async (version) => {
  fakeJava(version);
  await expect(findJavaHome()).rejects.toMatchObject({
    code: 'java_too_old',
    message: expect.stringContaining(`Java ${version} is too old`) as string,
  });
});

it('takes a Java that is new enough', async () => {
  fakeJava('21');
  expect(await findJavaHome()).toBe('/opt/java');
});

it('says that there is no Maven', async () => {
  await expect(provide()).rejects.toMatchObject({
    code: 'no_maven',
    message: expect.stringContaining('install Maven') as string,
  });
});

it('says that there is no network', async () => {
  fakeProgram('mvn', 'echo "[ERROR] Could not transfer artifact: Unknown host"; exit 1');
  await expect(provide()).rejects.toMatchObject({
    code: 'no_network',
    message: expect.stringContaining('check the network') as string,
  });
});

it('hands on what else Maven complains of', async () => {
  fakeProgram('mvn', 'echo "[ERROR] JAVA_HOME is broken"; exit 1');
  await expect(provide()).rejects.toMatchObject({
    code: 'maven_failed',
    message: expect.stringContaining('JAVA_HOME is broken') as string,
  });
});

it('deletes a corrupt download and says so', async () => {
  fakeProgram(
    'mvn',
    'for a in "$@"; do case "$a" in -DoutputDirectory=*) echo x > "${a#*=}/elasticsearch-8.19.21.zip";; esac; done',
  );
  await expect(provide()).rejects.toMatchObject({
    code: 'corrupt_download',
    message: expect.stringContaining('run the command again') as string,
  });
  expect(existsSync(join(cacheDirectory(), 'elasticsearch-8.19.21.zip'))).toBe(false);
});

it('says that a port is taken', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await expect(claimPort(port, 'choose another')).rejects.toMatchObject({
    code: 'port_taken',
    message: `Port ${port} is taken; choose another.`,
  });
  server.close();
});
