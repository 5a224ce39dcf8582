// The pages of docs/ that are written from data.
import { codesPage } from './codes_page';
import { fieldsPage } from './fields_page';
import { operationsPage } from './operations_page';

/** By the name of the file in docs/, without its ending. */
export const pages: Readonly<Record<string, () => string>> = {
  codes: codesPage,
  fields: fieldsPage,
  operations: operationsPage,
};

export const fileOf = (name: string): URL => new URL(`../../docs/${name}.md`, import.meta.url);
