// The development webhook's token: made once, kept for this user alone, the same after a restart.
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const TOKEN_BYTES = 24;
const OWNER_ONLY = 0o600;

export function keepToken(file: string): string {
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, randomBytes(TOKEN_BYTES).toString('hex'), { mode: OWNER_ONLY });
  }
  chmodSync(file, OWNER_ONLY);
  return readFileSync(file, 'utf8').trim();
}
