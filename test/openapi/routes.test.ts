// The endpoints that common/api describes, the routes that the server registers and docs/openapi.yaml:
// each has what the others have.
import type { Type } from '@kbn/config-schema';
import type Joi from 'joi';
import { describe, expect, it } from 'vitest';
import { versionOf } from '../../common/api/endpoint';
import { WEBHOOK_PATH } from '../../common/api/webhook';
import { describedEndpoints } from '../support/described_endpoints';
import { registeredRoutes } from '../support/registered_routes';
import {
  apiDocument,
  compileSchema,
  type JsonSchema,
  type Operation,
  operations,
  propertiesOf,
  requiredOf,
} from './api_document';
import { oddValues } from './odd_values';

const endpoints = await describedEndpoints();
const publicEndpoints = endpoints.filter(({ access }) => access === 'public');
const { plain, versioned } = registeredRoutes();
const inOrder = (calls: { method: string; path: string }[]) =>
  calls.map(({ method, path }) => `${method} ${path}`).sort();

it('has a route for every endpoint, and no other but the webhook', () => {
  expect(endpoints.length).toBeGreaterThan(0);
  expect(inOrder(versioned)).toEqual(inOrder(endpoints));
  expect(inOrder(plain)).toEqual([`post ${WEBHOOK_PATH}`]);
});

it('documents every public endpoint and the webhook, and no other', () => {
  expect(inOrder(operations)).toEqual(inOrder([...plain, ...publicEndpoints]));
});

const documented = publicEndpoints.flatMap((endpoint) => {
  const isIts = ({ method, path }: { method: string; path: string }) =>
    method === endpoint.method && path === endpoint.path;
  const request = versioned.find(isIts)?.versions[0]?.request ?? {};
  return operations.filter(isIts).map((operation) => ({ ...endpoint, operation, request }));
});

describe.each(documented)('$method $path', ({ operation, request, ...endpoint }) => {
  const schemas = {
    path: parametersAsSchema(operation, 'path'),
    query: parametersAsSchema(operation, 'query'),
  };
  const body = operation.requestBody?.content['application/json'];
  const examples = Object.values(body?.examples ?? {}).map(({ value }) => value as object);

  it('has the privileges, the version and the summary of the endpoint', () => {
    expect(operation['x-kibana-privileges']).toEqual(endpoint.privileges);
    expect(operation.security).toBeUndefined(); // that of the whole document: a login
    expect(operation.summary).toBe(endpoint.summary);
    const headers = operation.parameters.filter((parameter) => parameter.in === 'header');
    const [version, ...others] = headers;
    expect(version?.schema.const).toBe(versionOf(endpoint));
    expect(others.map(({ name, required }) => ({ name, required }))).toEqual(
      endpoint.method === 'get' ? [] : [{ name: 'kbn-xsrf', required: true }],
    );
  });

  it('names what the route reads', () => {
    expect(propertyNames(schemas.path)).toEqual(routeNames(request.params));
    expect(propertyNames(schemas.query)).toEqual(routeNames(request.query));
    expect(propertyNames(body?.schema ?? {})).toEqual(routeNames(request.body));
    for (const { required } of operation.parameters.filter((one) => one.in === 'path'))
      expect(required).toBe(true);
  });

  it('takes and refuses what the route does', () => {
    expectAgreement(schemas.path, request.params, [sampleOf(operation, 'path')]);
    expectAgreement(schemas.query, request.query, [{}, sampleOf(operation, 'query')]);
    expectAgreement(body?.schema, request.body, examples);
  });

  it('has the defaults of the route', () => {
    if (request.query) expectDefaults(schemas.query, request.query, sampleOf(operation, 'query'));
    for (const example of examples)
      if (body && request.body) expectDefaults(body.schema, request.body, example);
  });

  it('has an example that names every property of its body', () => {
    const named = new Set(examples.flatMap((example) => Object.keys(example)));
    expect([...named].sort()).toEqual(Object.keys(propertiesOf(body?.schema ?? {})).sort());
  });
});

it('says that the webhook has a token of its own, and no version', () => {
  const webhook = operations.find(({ path }) => path === WEBHOOK_PATH);
  expect(webhook?.security).toEqual([{ webhookToken: [] }]);
  expect(webhook?.['x-kibana-privileges']).toBeUndefined();
  const kibanaHeaders = webhook?.parameters.filter(({ name }) => /^(kbn|elastic)-/.test(name));
  expect(kibanaHeaders).toEqual([]);
});

it('is of the version of its endpoints', () => {
  expect(apiDocument.info.version).toBe(versionOf({ access: 'public' }));
});

function parametersAsSchema({ parameters }: Operation, place: 'path' | 'query'): JsonSchema {
  const own = parameters.filter((parameter) => parameter.in === place);
  return {
    type: 'object',
    properties: Object.fromEntries(own.map(({ name, schema }) => [name, schema])),
    required: own.flatMap(({ name, required }) => (required ? [name] : [])),
    additionalProperties: false,
  };
}

const sampleOf = ({ parameters }: Operation, place: 'path' | 'query'): object =>
  Object.fromEntries(
    parameters.filter((one) => one.in === place).map(({ name, example }) => [name, example]),
  );

interface Names {
  [name: string]: Names;
}

/** Names of properties, and of theirs. */
const propertyNames = (schema: JsonSchema): Names =>
  Object.fromEntries(
    Object.entries(propertiesOf(schema)).map(([name, property]) => [name, propertyNames(property)]),
  );

/** Kibana's own schemas do not tell; those of the development host are joi's. */
const routeNames = (schema: Type<unknown> | undefined): Names =>
  schema ? namesIn((schema as unknown as { joi: Joi.Schema }).joi.describe()) : {};

const namesIn = ({ keys = {} }: Joi.Description): Names =>
  Object.fromEntries(
    Object.entries(keys as Record<string, Joi.Description>).map(([name, key]) => [
      name,
      namesIn(key),
    ]),
  );

const accepts = (schema: Type<unknown>, value: unknown): boolean => {
  try {
    schema.validate(value);
    return true;
  } catch {
    return false;
  }
};

/** Over each good value, and over many that differ from it in one place. */
function expectAgreement(
  documentSchema: JsonSchema | undefined,
  routeSchema: Type<unknown> | undefined,
  good: object[],
) {
  if (!documentSchema || !routeSchema) return;
  const validate = compileSchema(documentSchema);
  for (const value of good) {
    expect(accepts(routeSchema, value), JSON.stringify(value)).toBe(true);
    for (const odd of oddValues(documentSchema, value))
      expect(accepts(routeSchema, odd), JSON.stringify(odd).slice(0, 500)).toBe(validate(odd));
  }
}

/** What is left out of the example is read as the default that the document names, or as nothing. */
function expectDefaults(
  documentSchema: JsonSchema | undefined,
  routeSchema: Type<unknown> | undefined,
  example: object,
) {
  if (!documentSchema || !routeSchema) return;
  const read = (value: object) => routeSchema.validate(value) as Record<string, unknown>;
  const required = requiredOf(documentSchema);
  for (const [name, property] of Object.entries(propertiesOf(documentSchema))) {
    if (required.includes(name)) continue;
    const { [name]: _left, ...rest } = example as Record<string, unknown>;
    if (!accepts(routeSchema, rest)) continue; // another property asks for it
    const withDefault =
      property.default === undefined ? rest : { ...rest, [name]: property.default };
    expect(read(rest)[name], name).toEqual(read(withDefault)[name]);
    if (property.default === undefined) expect(read(rest)[name], name).toBeUndefined();
  }
}
