// docs/operations.md: what the operations of the Management API and of SCIM become.
import { OPERATIONS } from '../../server/mapping/operations';
import { markdownTable } from './markdown_table';

const NAMES = ['operation', 'title', 'object', 'category', 'type', 'severity', 'higher where'];

export const operationsPage = (): string => `# Operations

The ${OPERATIONS.length} operations of Auth0's Management API and of SCIM that the plugin knows by method and path, as they
appear in events with the codes \`sapi\`, \`fapi\`, \`mgmt_api_read\`, \`sscim\` and \`fscim\`. \`npm run tables\` writes this
page from [operations.ts](../server/mapping/operations.ts).

- operation: \`auth0.logs.data.operation.name\`; \`{id}\` stands for any id, and the ids themselves are in
  \`auth0.logs.data.operation.ids\`. Paths beginning with \`/api/v2\` and \`/v2\` are the same.
- title: \`auth0.logs.data.operation.title\`; Auth0's own description takes its place where no row fits.
- object: \`entity.target.sub_type\`; a user is in \`user.target.*\` instead.
- category and type: \`event.category\`, beside \`api\`, and \`event.type\`, beside \`info\`.
- severity: \`event.severity\` of an operation that succeeded, and what in its request makes it higher. One
  that was answered with a status of 400 or more failed, and is medium.

Where no row fits, the last segment of the path that has a name decides, and
\`auth0.logs.data.operation.known\` is false.

${markdownTable(
  NAMES,
  OPERATIONS.map(([method, path, title, object, category, type, severity, raised]) => [
    `\`${method} ${path.replaceAll(/\{\w*\}/g, '{id}')}\``,
    ...[title, object, category, type, severity],
    raised === undefined ? '' : `\`${raised}\``,
  ]),
)}
`;
