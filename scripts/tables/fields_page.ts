// docs/fields.md: every field of a document, with an example from the golden pairs.
import { emittedFields } from '../../server/mapping/fields';
import { fixtureNames, readExpected } from '../../test/support/fixtures';
import { markdownTable } from './markdown_table';

const MAX_EXAMPLE_LENGTH = 60;

/** Objects that are one field each. */
const WHOLE = new Set(['flattened', 'geo_point']);

const collect = (value: unknown, path: string, found: Map<string, string>): void => {
  const field = emittedFields[path];
  const isGroup = typeof value === 'object' && value !== null && !Array.isArray(value);
  if (isGroup && !field) {
    for (const [name, item] of Object.entries(value))
      collect(item, path === '' ? name : `${path}.${name}`, found);
  } else if (field && !found.has(path)) found.set(path, exampleOf(value));
};

const exampleOf = (value: unknown): string => {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > MAX_EXAMPLE_LENGTH ? `${text.slice(0, MAX_EXAMPLE_LENGTH)}…` : text;
};

const examples = (): Map<string, string> => {
  const found = new Map<string, string>();
  for (const name of [...fixtureNames].sort()) {
    const { document } = readExpected(name) as { document: unknown };
    collect(document, '', found);
  }
  return found;
};

const code = (text: string): string => (text === '' ? '' : `\`${text.replaceAll('`', "'")}\``);

export const fieldsPage = (): string => {
  const found = examples();
  return `# Fields

The ${Object.keys(emittedFields).length} fields that a document may have, with their type in Elasticsearch and an example. \`npm run tables\`
writes this page from [fields.ts](../server/mapping/fields.ts) and the golden pairs in \`test/fixtures\`.

- Fields outside \`auth0\` are those of [ECS](https://www.elastic.co/guide/en/ecs/current/index.html).
- Auth0's own fields are below \`auth0.logs.data\`, under Auth0's names. \`details\` contains all of Auth0's
  \`details\`; a \`flattened\` field is searched by its members, such as \`auth0.logs.data.details.error.type\`.
- \`auth0.logs.data.other\` contains, by its path, what this version has no field for, and \`$envelope\` in
  it what an event bus wrote around the event.
- \`auth0.logs.data.empty\` lists the paths of members that came as \`[]\` or \`{}\`, in a request's body also
  as \`null\` or \`""\`: Elasticsearch indexes none of them, and "never" or "nobody" is often the news.
- A field without an example is added by the ingest pipeline, or comes with few events.

A new version's fields are in force with the next backing index, which the plugin begins when it installs its
templates; older documents keep what they have.

${markdownTable(
  ['field', 'type', 'example'],
  Object.entries(emittedFields)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, { type }]) => [
      `\`${name}\``,
      type,
      WHOLE.has(type) ? '' : code(found.get(name) ?? ''),
    ]),
)}
`;
};
