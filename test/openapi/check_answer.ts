// Holds an answer of a running Kibana against docs/openapi.yaml.
import type { ValidateFunction } from 'ajv';
import { compileSchema, type JsonSchema, type Operation, operations } from './api_document';

export interface ReceivedAnswer {
  method: string;
  /** Without Kibana's base path. */
  path: string;
  status: number;
  body: unknown;
}

/** Throws where the document does not tell of such an answer, or where a field is in one alone. */
export const checkAnswer = ({ method, path, status, body }: ReceivedAnswer): void => {
  const call = `${method} ${path}`;
  const operation = operationOf(method, path);
  if (!operation) throw new Error(`docs/openapi.yaml has no ${call}`);
  const schema = operation.responses[status]?.content['application/json']?.schema;
  if (!schema) throw new Error(`docs/openapi.yaml has no answer ${status} of ${call}`);
  const validate = validatorOf(schema);
  if (validate(body)) return;
  const faults = validate.errors?.map(
    ({ instancePath, message = '', params }) =>
      `${instancePath} ${message} ${JSON.stringify(params)}`,
  );
  throw new Error(
    `docs/openapi.yaml tells of another answer ${status} of ${call}: ${faults?.join('; ') ?? ''}`,
  );
};

const operationOf = (method: string, path: string): Operation | undefined => {
  const [pathname = ''] = path.split('?');
  const candidates = operations.filter(
    (operation) => operation.method === method.toLowerCase() && fits(operation.path, pathname),
  );
  // A path that is written out comes before one with a parameter in its place.
  return candidates.find(({ path: template }) => template === pathname) ?? candidates[0];
};

const fits = (template: string, pathname: string): boolean => {
  const [wanted, given] = [template.split('/'), pathname.split('/')];
  return (
    wanted.length === given.length &&
    wanted.every((part, at) => part.startsWith('{') || part === given[at])
  );
};

const validators = new Map<JsonSchema, ValidateFunction>();

const validatorOf = (schema: JsonSchema): ValidateFunction => {
  const known = validators.get(schema);
  if (known) return known;
  const made = compileSchema(closed(schema));
  validators.set(schema, made);
  return made;
};

/** Without room for further properties, which clients have to expect and tests should not. */
const closed = (schema: JsonSchema, isPart = false): JsonSchema => {
  const { properties, items, allOf, oneOf } = schema;
  const close = (property: JsonSchema | false) => property && closed(property);
  return {
    ...schema,
    ...(items && { items: closed(items) }),
    ...(oneOf && { oneOf: oneOf.map((choice) => closed(choice)) }),
    ...(allOf && { allOf: allOf.map((part) => closed(part, true)) }),
    ...(properties && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([name, property]) => [name, close(property)]),
      ),
    }),
    ...((properties ?? allOf) && !isPart && { unevaluatedProperties: false }),
  };
};
