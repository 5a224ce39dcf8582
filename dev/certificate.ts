// Self-signed certificates for servers on loopback, made anew for each start.
import { generateKeyPairSync } from 'node:crypto';
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
