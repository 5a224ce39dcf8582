// docs/openapi.yaml as tests hold it against routes and answers.
import { readFileSync } from 'node:fs';
import { Validator } from '@seriousme/openapi-schema-validator';
import addFormats from 'ajv-formats';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { parse } from 'yaml';

/** Schemas of the document are objects but for `false`, which admits nothing. */
export interface JsonSchema {
  type?: string | string[];
  properties?: Record<string, JsonSchema | false>;
  required?: string[];
  items?: JsonSchema;
  allOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  examples?: unknown[];
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  minimum?: number;
  maximum?: number;
  additionalProperties?: boolean;
  unevaluatedProperties?: boolean;
}

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required?: boolean;
  schema: JsonSchema;
  example?: unknown;
}

export type Content = Record<
  string,
  { schema: JsonSchema; examples?: Record<string, { value: unknown }> }
>;

export interface DocumentedResponse {
  headers?: Record<string, unknown>;
  content: Content;
}

interface OperationObject {
  summary: string;
  parameters?: Parameter[];
  requestBody?: { required: boolean; content: Content };
  responses: Record<string, DocumentedResponse>;
  security?: Record<string, string[]>[];
  'x-kibana-privileges'?: string[];
}

export interface Operation extends OperationObject {
  method: string;
  path: string;
  parameters: Parameter[];
}

const METHODS = ['get', 'post', 'put', 'delete'] as const;

type PathItem = { parameters?: Parameter[] } & Partial<
  Record<(typeof METHODS)[number], OperationObject>
>;

interface ApiDocument {
  info: { version: string };
  paths: Record<string, PathItem>;
  components: { schemas: Record<string, JsonSchema> };
}

export const API_DOCUMENT_PATH = new URL('../../docs/openapi.yaml', import.meta.url);

/** With every `$ref` replaced by what it names. */
export const apiDocument = new Validator().resolveRefs({
  specification: parse(readFileSync(API_DOCUMENT_PATH, 'utf8')) as Record<string, unknown>,
}) as unknown as ApiDocument;

export const operations: Operation[] = Object.entries(apiDocument.paths).flatMap(([path, item]) =>
  METHODS.flatMap((method) => {
    const operation = item[method];
    if (!operation) return [];
    const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])];
    return [{ ...operation, method, path, parameters }];
  }),
);

const ajv = addFormats(new Ajv2020({ strict: false, allErrors: true }));

export const compileSchema = (schema: JsonSchema): ValidateFunction => ajv.compile(schema);

/** Its own properties, and those of its parts. */
export const propertiesOf = (schema: JsonSchema): Record<string, JsonSchema> => {
  const parts = (schema.allOf ?? []).map((part) => propertiesOf(part));
  const own = Object.entries(schema.properties ?? {}).filter(([, property]) => property !== false);
  return Object.assign({}, ...parts, Object.fromEntries(own)) as Record<string, JsonSchema>;
};

export const requiredOf = (schema: JsonSchema): string[] => [
  ...(schema.allOf ?? []).flatMap((part) => requiredOf(part)),
  ...(schema.required ?? []),
];
