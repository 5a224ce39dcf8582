import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from 'vitest';
import { WEBHOOK_PATH } from '../../common/api/webhook';
import { isErrorCode, type ErrorCode } from '../../common/errors/failures';
import { errorAnswer } from '../../server/errors';
import { sampleError } from '../support/failure_samples';
import {
  API_DOCUMENT_PATH,
  apiDocument,
  compileSchema,
  type JsonSchema,
  operations,
  propertiesOf,
} from './api_document';

it('is valid OpenAPI', async () => {
  const validator = new Validator();
  const { valid, errors } = await validator.validate(fileURLToPath(API_DOCUMENT_PATH));
  expect(errors).toBeUndefined();
  expect(valid).toBe(true);
  expect(validator.version).toBe('3.1');
});

const expectValid = (schema: JsonSchema, example: unknown, what: string) => {
  const validate = compileSchema(schema);
  validate(example);
  expect(validate.errors, what).toBeNull();
};

it('has examples that keep to its own schemas', () => {
  for (const [name, schema] of Object.entries(apiDocument.components.schemas))
    for (const example of schema.examples ?? []) expectValid(schema, example, name);
  for (const { method, path, parameters, requestBody } of operations) {
    const call = `${method} ${path}`;
    for (const { name, schema, example } of parameters)
      if (example !== undefined) expectValid(schema, example, `${name} of ${call}`);
    for (const { schema, examples } of Object.values(requestBody?.content ?? {}))
      for (const { value } of Object.values(examples ?? {})) expectValid(schema, value, call);
  }
});

/** The codes that a schema of an answer allows. */
const codesIn = (schema: JsonSchema): string[] => {
  const choices = (schema.oneOf ?? [schema]).map((choice) => propertiesOf(choice).code);
  return choices.flatMap((code) => [code?.enum ?? code?.const ?? []].flat() as string[]);
};

/** Kibana answers with them before the plugin is asked, and without a code. */
const STATUSES_OF_KIBANA = [400, 401, 403];

describe.each(operations)('$method $path', ({ responses }) => {
  const [good, ...refusals] = Object.entries(responses).map(
    ([status, { headers = {}, content }]) => {
      const codes = codesIn(content['application/json']?.schema ?? {}) as ErrorCode[];
      return { status: Number(status), headers, codes };
    },
  );

  it('has one good answer, and a code for each that is not', () => {
    expect(good?.status).toBe(200);
    for (const { status, codes } of refusals) {
      expect(status).toBeGreaterThanOrEqual(400);
      if (!STATUSES_OF_KIBANA.includes(status)) expect(codes, String(status)).not.toEqual([]);
    }
  });

  it('names codes that exist, each by its own status, and says when to try again', () => {
    for (const { status, headers, codes } of refusals) {
      expect(codes.filter((code) => !isErrorCode(code))).toEqual([]);
      const answers = codes.map((code) => errorAnswer(sampleError(code)));
      for (const { statusCode, body } of answers) expect(statusCode, body.code).toBe(status);
      const tellsWhen = answers.some((answer) => 'retry-after' in answer.headers);
      expect('Retry-After' in headers, String(status)).toBe(tellsWhen);
    }
  });
});

it("knows each status of README's table of the webhook's answers", () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const [, section = ''] = readme.split("## The webhook's answers");
  const [table = ''] = section.split('\n## ');
  const statuses = [...table.matchAll(/^\| (\d{3}) /gm)].map(([, status]) => status);
  const { responses = {} } = operations.find(({ path }) => path === WEBHOOK_PATH) ?? {};
  expect(statuses).toEqual(Object.keys(responses).filter((status) => status !== '500'));
});
