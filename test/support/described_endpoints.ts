// Every endpoint that a file of common/api describes.
import { readdir } from 'node:fs/promises';
import type { Endpoint } from '../../common/api/endpoint';

const FOLDER = new URL('../../common/api/', import.meta.url);

export const describedEndpoints = async (): Promise<Endpoint[]> => {
  const files = (await readdir(FOLDER)).filter((name) => !name.endsWith('.test.ts'));
  const modules = await Promise.all(
    files.map((name) => import(new URL(name, FOLDER).href) as Promise<Record<string, unknown>>),
  );
  return modules.flatMap((module) => Object.values(module)).filter(isEndpoint);
};

const isEndpoint = (value: unknown): value is Endpoint =>
  typeof value === 'object' && value !== null && 'method' in value && 'privileges' in value;
