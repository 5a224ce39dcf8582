// Finds an operation by its method and path: in the table, or else by the last segment that has a name.
import type { Severity } from '../../common/events/event_code';
import { OPERATIONS, type OperationRow } from './operations';
import { severityReader, type ReadSeverity } from './operation_severity';
import { decoded } from './values';

export interface Operation {
  /** "DELETE /organizations/{id}/members". */
  name: string;
  /** Absent where the table has no row. */
  title?: string;
  /** What it is about, such as "organization". */
  object: string;
  category: readonly string[];
  type: readonly string[];
  severity: ReadSeverity;
}

/** An operation, and whom and what its path names. */
export interface OperationCall {
  operation: Operation;
  known: boolean;
  /** All of the path, in order. */
  ids: readonly string[];
  /** Of the operation's object. */
  objectId?: string;
  /** Of the person concerned. */
  userId?: string;
}

interface Node {
  named: Map<string, Node>;
  /** Below an id. */
  any?: Node;
  found?: { operation: Operation; placeholders: readonly string[] };
}

const ORIGIN_AND_VERSION = /^(?:https?:\/\/[^/]+)?(?:\/(?:api\/)?v\d+(?=\/))?/;
/** SCIM is spoken with one connection of several, or with the tenant. */
const SCIM_CONNECTION = /^\/scim\/v2\/connections\/[^/]+/i;
const IN_BRACES = /\{\w*\}/g;

export const findOperation = (method: string, path: string): OperationCall => {
  const [plain = ''] = path.split('?');
  const segments = plain
    .replace(ORIGIN_AND_VERSION, '')
    .replace(SCIM_CONNECTION, '/scim/v2')
    .split('/')
    .filter((segment) => segment !== '');
  const verb = method.toUpperCase();
  return callOf(segments, verb) ?? byLastName(segments, verb);
};

const newNode = (): Node => ({ named: new Map() });

const operationOf = (row: OperationRow): Operation => {
  const [method, path, title, object, category, type, severity, raised] = row;
  return {
    name: `${method} ${path.replace(IN_BRACES, '{id}')}`,
    title,
    object,
    category: category.split(' '),
    type: type.split(' '),
    severity: severityReader(severity, raised),
  };
};

/** By method, then segment by segment. */
const tree = new Map<string, Node>();
for (const row of OPERATIONS) {
  const [method, path] = row;
  let node = tree.get(method);
  if (!node) tree.set(method, (node = newNode()));
  const segments = path.slice(1).split('/');
  for (const segment of segments) {
    if (segment.startsWith('{')) {
      node = node.any ??= newNode();
      continue;
    }
    const name = segment.toLowerCase();
    let next = node.named.get(name);
    if (!next) node.named.set(name, (next = newNode()));
    node = next;
  }
  const placeholders = segments.filter((segment) => segment.startsWith('{'));
  node.found = { operation: operationOf(row), placeholders };
}

/** What has a name of its own comes before what may be any id. */
const search = (
  node: Node | undefined,
  segments: readonly string[],
  at: number,
  ids: string[],
): Node['found'] => {
  const segment = segments[at];
  if (!node || segment === undefined) return node?.found;
  const named = search(node.named.get(segment.toLowerCase()), segments, at + 1, ids);
  if (named) return named;
  const any = search(node.any, segments, at + 1, ids);
  if (any) ids.unshift(decoded(segment));
  return any;
};

const callOf = (segments: readonly string[], method: string): OperationCall | undefined => {
  const ids: string[] = [];
  const found = search(tree.get(method), segments, 0, ids);
  return (
    found && {
      operation: found.operation,
      known: true,
      ids,
      objectId: ids[found.placeholders.indexOf('{id}')],
      userId: ids[found.placeholders.indexOf('{user}')],
    }
  );
};

/** An id has digits, capitals or signs; a segment that has a name does not. */
const NAME = /^[a-z]{1,40}(?:[-_][a-z]{1,40}){0,5}$/i;
const PEOPLE = /^(?:users|members)$/i;
/** At the end of a path, done to what comes before. */
const ACTION =
  /^(?:clear|deploy|disable|enable|invalidate|regenerate|reset|revoke|rollback|rotate|test|validate|verify)$/;

/** What the last of these names that stands in a path is about. */
const MEANINGS: readonly [RegExp, category: string, type: string, Severity][] = [
  [
    /^(?:users?|members?|identities|permissions|grants|enrollments?|auth\w*-methods)$/i,
    'iam',
    'user',
    'low',
  ],
  [/^(?:roles|client-grants|agents)$/, 'iam', '', 'low'],
  [/^(?:organizations?|groups?|invitations)$/i, 'iam', 'group', 'low'],
  [/^(?:sessions|refresh-tokens)$/, 'session', '', 'low'],
  [/key|secret|credential|token|log-stream|attack|mfa|guardian/, 'configuration', '', 'medium'],
];

const byLastName = (segments: readonly string[], method: string): OperationCall => {
  const isId = segments.map(
    (segment, at) => at > 0 && (!NAME.test(segment) || PEOPLE.test(segments[at - 1] ?? '')),
  );
  const lastId = isId.lastIndexOf(true);
  const userAt = isId.findIndex((id, at) => id && PEOPLE.test(segments[at - 1] ?? ''));
  const objectAt = userAt === lastId ? isId.lastIndexOf(true, lastId - 1) : lastId;
  const object = segments[lastId === -1 ? segments.length - 1 : lastId - 1] ?? '';
  const meaning = meaningOf(segments.filter((_segment, at) => isId[at] !== true));
  const type = typeOf(method, segments, lastId, meaning.category);
  const path = segments.map((segment, at) => (isId[at] === true ? '{id}' : segment)).join('/');
  const severity = type === 'deletion' && meaning.severity === 'low' ? 'medium' : meaning.severity;
  const at = (index: number) => (index < 0 ? undefined : decoded(segments[index] ?? ''));
  return {
    operation: {
      name: `${method} /${path}`,
      object: singular(object),
      category: [meaning.category],
      type: [meaning.type, type].filter((text) => text !== ''),
      severity: severityReader(type === 'access' ? 'low' : severity),
    },
    known: false,
    ids: segments.filter((_segment, index) => isId[index] === true).map(decoded),
    objectId: at(objectAt),
    userId: at(userAt),
  };
};

const meaningOf = (names: readonly string[]) => {
  for (const name of [...names].reverse())
    for (const [pattern, category, type, severity] of MEANINGS)
      if (pattern.test(name)) return { category, type, severity };
  return { category: 'configuration', type: '', severity: 'low' as const };
};

/** Below an object it is that object which changes, whatever the method. */
const typeOf = (
  method: string,
  segments: readonly string[],
  lastId: number,
  category: string,
): string => {
  if (method === 'GET' || method === 'HEAD') return 'access';
  const last = segments.at(-1) ?? '';
  const isPart = lastId !== -1 && lastId < segments.length - 1;
  if (category === 'session') return method === 'DELETE' || ACTION.test(last) ? 'end' : 'info';
  if (isPart || ACTION.test(last)) return 'change';
  if (method === 'DELETE') return 'deletion';
  return method === 'POST' && lastId === -1 ? 'creation' : 'change';
};

/** "log-streams" is about a log_stream. */
const singular = (segment: string): string =>
  segment.toLowerCase().replaceAll('-', '_').replace(/ies$/, 'y').replace(/s$/, '');
