// Reads a request's body from its stream, within the limits, and inflates it where it is packed.
import type { IncomingHttpHeaders } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { Readable } from 'node:stream';
import { createGunzip, createInflate } from 'node:zlib';
import { Auth0LogsError } from '../errors';

const ACCEPTED_TYPES = ['application/json', 'application/x-ndjson', 'text/plain', 'text/json'];

/** Bytes of bodies in memory, over all requests. */
export class BodyBudget {
  private held = 0;

  constructor(private readonly limit: number) {}

  take(bytes: number): void {
    if (this.held > 0 && this.held + bytes > this.limit)
      throw new Auth0LogsError('overloaded', 'Too many events are waiting to be written.');
    this.held += bytes;
  }

  release(bytes: number): void {
    this.held -= bytes;
  }
}

/** Refuses by the headers alone, before a byte of the body is read. */
export const checkHeaders = (headers: IncomingHttpHeaders, maxBytes: number): void => {
  const type = headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (type && !ACCEPTED_TYPES.includes(type))
    throw new Auth0LogsError('unsupported_type', 'The content type is not supported.');
  if (Number(headers['content-length'] ?? 0) > maxBytes) throw tooLarge(maxBytes);
};

export const readBody = async (
  body: Readable,
  headers: IncomingHttpHeaders,
  maxBytes: number,
): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  let size = 0;
  const collect = async (parts: AsyncIterable<Buffer>): Promise<void> => {
    for await (const part of parts) {
      size += part.length;
      if (size > maxBytes) throw tooLarge(maxBytes);
      chunks.push(part);
    }
  };
  const inflate = inflaterOf(headers['content-encoding']);
  try {
    await (inflate ? pipeline(body, inflate, collect) : pipeline(body, collect));
  } catch (error) {
    throw asReadError(error, maxBytes);
  }
  return Buffer.concat(chunks);
};

const inflaterOf = (encoding = 'identity'): ReturnType<typeof createGunzip> | undefined => {
  if (encoding === 'gzip') return createGunzip();
  if (encoding === 'deflate') return createInflate();
  if (encoding === 'identity') return undefined;
  throw new Auth0LogsError('unsupported_encoding', 'The content encoding is not supported.');
};

const asReadError = (error: unknown, maxBytes: number): unknown => {
  if (error instanceof Auth0LogsError) return error;
  const { code, output } = error as { code?: string; output?: { statusCode?: number } };
  if (output?.statusCode === 413) return tooLarge(maxBytes);
  return code?.startsWith('Z_')
    ? new Auth0LogsError('broken_compression', 'The body cannot be inflated.')
    : new Auth0LogsError('aborted', 'The request ended before its body was whole.');
};

const tooLarge = (maxBytes: number): Auth0LogsError =>
  new Auth0LogsError('too_large', `The body is larger than ${maxBytes} bytes.`);
