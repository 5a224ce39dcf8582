// docs/codes.md: what becomes of each event code.
import { catalogue } from '../../common/events/catalogue';
import { markdownTable } from './markdown_table';

const NAMES = ['code', 'title', 'action', 'category', 'type', 'outcome', 'severity', 'stream'];

export const codesPage = (): string => `# Event codes

The ${catalogue.length} event codes of Auth0 that the plugin knows, and what an event of each becomes. \`npm run tables\`
writes this page from [catalogue.ts](../common/events/catalogue.ts).

- code: \`event.code\` and \`auth0.logs.data.type_id\`.
- action: \`event.action\`. Category, type and outcome: the fields of these names below \`event\`.
- severity: \`event.severity\` is 1 for info, 21 for low, 47 for medium, 73 for high.
- stream: the filter category of Auth0's log streams that carries the code, where one is documented.

For operations of the Management API (\`sapi\`, \`fapi\`, \`mgmt_api_read\`) the operation decides category,
type and severity ([operations.md](operations.md)), and the status of the answer decides the outcome.

${markdownTable(
  NAMES,
  catalogue.map((entry) => [
    `\`${entry.code}\``,
    entry.title,
    entry.action,
    entry.category.join(', '),
    entry.type.join(', '),
    entry.outcome,
    entry.severity,
    entry.stream ?? '',
  ]),
)}
`;
