// A certificate's files as servers find them.
import { createPrivateKey } from 'node:crypto';
import { mkdir, mkdtemp, rename, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Certificate } from '../../dev/certificate';

export const encryptKey = (key: string, passphrase: string): string =>
  createPrivateKey(key)
    .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase })
    .toString();

/** Files as Kubernetes mounts a secret: links into a folder that one link, swapped whole, names. */
export class CertificateFolder {
  private versions = 0;

  private constructor(private readonly folder: string) {}

  static async make(certificate: Certificate): Promise<CertificateFolder> {
    const made = new CertificateFolder(await mkdtemp(join(tmpdir(), 'auth0-logs-tls-')));
    await made.swap(certificate);
    await symlink(join('current', 'tls.crt'), made.certificate);
    await symlink(join('current', 'tls.key'), made.key);
    return made;
  }

  get certificate(): string {
    return join(this.folder, 'tls.crt');
  }

  get key(): string {
    return join(this.folder, 'tls.key');
  }

  async swap({ cert, key }: Certificate): Promise<void> {
    const version = `version-${(this.versions += 1)}`;
    await mkdir(join(this.folder, version));
    await writeFile(join(this.folder, version, 'tls.crt'), cert);
    await writeFile(join(this.folder, version, 'tls.key'), key);
    await symlink(version, join(this.folder, 'next'));
    await rename(join(this.folder, 'next'), join(this.folder, 'current'));
  }
}
