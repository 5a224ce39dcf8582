// The golden pairs of test/fixtures: a record as Auth0 sends it, and the document that it becomes.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { mapEvent, type MappingContext, type MappedEvent } from '../../server/mapping/map_event';

const FIXTURES = new URL('../fixtures/', import.meta.url);

export const FIXTURE_CONTEXT: MappingContext = {
  receivedAt: new Date('2026-03-14T09:27:00.000Z'),
  sourceId: 'default',
  input: 'webhook',
  namespace: 'default',
  tags: ['forwarded'],
  preserveOriginal: false,
};

export const fixtureNames: readonly string[] = readdirSync(FIXTURES)
  .filter((file) => file.endsWith('.json') && !file.endsWith('.expected.json'))
  .map((file) => file.replace(/\.json$/, ''));

export const expectedFile = (name: string): string =>
  fileURLToPath(new URL(`${name}.expected.json`, FIXTURES));

const readJson = (file: string | URL): unknown => JSON.parse(readFileSync(file, 'utf8'));

export const readRecord = (name: string): unknown => readJson(new URL(`${name}.json`, FIXTURES));
export const readExpected = (name: string): unknown => readJson(expectedFile(name));

export const mapFixture = (name: string): MappedEvent =>
  mapEvent(readRecord(name), FIXTURE_CONTEXT);

/** What a pair compares, as JSON has it: when the event occurred is in the document. */
export const comparable = ({ occurred: _occurred, ...mapped }: MappedEvent): unknown =>
  JSON.parse(JSON.stringify(mapped));
