// Reads a request's body from its stream, within the limits, and inflates it where it is packed.
// Never destroys the stream on a refusal: with the socket gone, the sender would not see the answer.
import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';
import { createGunzip, createInflate, type Gunzip, type Inflate } from 'node:zlib';
import { Auth0LogsError } from '../errors';

const ACCEPTED_TYPES = ['application/json', 'application/x-ndjson', 'text/plain', 'text/json'];
/** A body that takes longer is a sender that has gone, or means no good. */
const READ_LIMIT_MS = 30_000;

export interface BodyRequest {
  body: Readable;
  headers: IncomingHttpHeaders;
}

export interface BodyLimits {
  maxBytes: number;
  /** Called for each piece as it arrives; may throw. */
  charge: (bytes: number) => void;
}

/** Refuses by the headers alone, before a byte of the body is read. */
export const checkHeaders = (headers: IncomingHttpHeaders, maxBytes: number): void => {
  const type = headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (type && !ACCEPTED_TYPES.includes(type)) throw new Auth0LogsError('unsupported_type');
  if (Number(headers['content-length'] ?? 0) > maxBytes) throw tooLarge(maxBytes);
};

export const readBody = async (
  { body, headers }: BodyRequest,
  limits: BodyLimits,
): Promise<Buffer> => {
  const inflater = inflaterOf(headers['content-encoding']);
  const tooSlow = setTimeout(() => body.destroy(), READ_LIMIT_MS);
  const endInflater = (): void => {
    if (!body.readableEnded) inflater?.destroy(new Error('aborted'));
  };
  body.once('close', endInflater).once('error', endInflater);
  try {
    return await collect(inflater ? body.pipe(inflater) : body, limits);
  } catch (error) {
    throw asReadError(error);
  } finally {
    clearTimeout(tooSlow);
    body.off('close', endInflater);
    body.unpipe();
    body.resume(); // what is left of it is of no interest
    inflater?.destroy();
  }
};

const collect = async (stream: Readable, { maxBytes, charge }: BodyLimits): Promise<Buffer> => {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of stream.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > maxBytes) throw tooLarge(maxBytes);
    charge(part.length);
    parts.push(part);
  }
  return Buffer.concat(parts, size);
};

const inflaterOf = (encoding = 'identity'): Gunzip | Inflate | undefined => {
  if (encoding === 'gzip') return createGunzip();
  if (encoding === 'deflate') return createInflate();
  if (encoding === 'identity') return undefined;
  throw new Auth0LogsError('unsupported_encoding');
};

const asReadError = (error: unknown): Auth0LogsError => {
  if (error instanceof Auth0LogsError) return error;
  return (error as { code?: string }).code?.startsWith('Z_')
    ? new Auth0LogsError('broken_compression')
    : new Auth0LogsError('aborted');
};

const tooLarge = (limit_bytes: number): Auth0LogsError =>
  new Auth0LogsError('too_large', { details: { limit_bytes } });
