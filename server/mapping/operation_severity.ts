// When an operation weighs more than its row says: by what its request changes.
import type { Severity } from '../../common/events/event_code';
import { asObject, asText, isObject, type JsonObject } from './values';

interface Exchange {
  /** Of the request; any JSON value. */
  body: unknown;
  answer: JsonObject;
}

type Condition = (exchange: Exchange) => boolean;

export type ReadSeverity = (exchange: Exchange) => Severity;

/**
 * From a row's severity and its last column: `high status=paused sink` is high where the request sets
 * `status` to "paused", or has a member `sink`. Signs: `=` equals or has in its list, `=[]` is emptied,
 * `~` contains, `&` joins what must hold together; a path that begins with `answer.` is the answer's,
 * and none is the body itself.
 */
export const severityReader = (usual: Severity, raised = ''): ReadSeverity => {
  const [higher, ...conditions] = raised.split(' ');
  if (!higher) return () => usual;
  const anyOf = conditions.map(allOf);
  return (exchange) => (anyOf.some((holds) => holds(exchange)) ? (higher as Severity) : usual);
};

const allOf = (condition: string): Condition => {
  const parts = condition.split('&').map(single);
  return (exchange) => parts.every((holds) => holds(exchange));
};

const CONDITION = /^([\w.-]*)(?:([=~])(.*))?$/;

const single = (condition: string): Condition => {
  const [, path = '', sign, wanted = ''] = CONDITION.exec(condition) ?? [];
  const holds = test(sign, wanted);
  const names = path === '' ? [] : path.split('.');
  if (names[0] === 'answer') return ({ answer }) => holds(memberOf(answer, names.slice(1)));
  return ({ body }) => holds(memberOf(body, names));
};

const test = (sign: string | undefined, wanted: string): ((value: unknown) => boolean) => {
  if (sign === undefined) return (value) => value !== undefined;
  if (sign === '=' && wanted === '[]') return isEmptied;
  const fits =
    sign === '=' ? (text?: string) => text === wanted : (text?: string) => text?.includes(wanted);
  return (value) => [value].flat().some((item) => fits(asText(item)) === true);
};

const isEmptied = (value: unknown): boolean =>
  value === null ||
  (Array.isArray(value) ? value.length === 0 : isObject(value) && Object.keys(value).length === 0);

const memberOf = (root: unknown, names: readonly string[]): unknown =>
  names.reduce((value, name) => asObject(value)[name], root);
