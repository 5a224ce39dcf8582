// Self-signed certificates for servers on loopback, made anew for each test.
import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { mkdir, mkdtemp, rename, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import forge from 'node-forge';

export interface Certificate {
  cert: string;
  key: string;
}

const DAY_MS = 86_400_000;
const IP = 7;
const DNS = 2;

export function makeCertificate(commonName: string): Certificate {
  const { privateKey: key } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  const signer = forge.pki.privateKeyFromPem(key);
  const certificate = forge.pki.createCertificate();
  const name = [{ name: 'commonName', value: commonName }];
  certificate.publicKey = forge.pki.setRsaPublicKey(signer.n, signer.e);
  certificate.serialNumber = '01';
  certificate.validity.notBefore = new Date(Date.now() - DAY_MS);
  certificate.validity.notAfter = new Date(Date.now() + DAY_MS);
  certificate.setSubject(name);
  certificate.setIssuer(name);
  const altNames = [
    { type: IP, ip: '127.0.0.1' },
    { type: DNS, value: 'localhost' },
  ];
  certificate.setExtensions([{ name: 'subjectAltName', altNames }]);
  certificate.sign(signer, forge.md.sha256.create());
  return { cert: forge.pki.certificateToPem(certificate), key };
}

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
