// SHA-256 as hex: how content is known by its hash, all over the server.
import { createHash } from 'node:crypto';

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
