// auth0.logs.data.template.unescaped: the Liquid variables that a page prints as they are, a way in
// for scripts.

const OUTPUT = /\{\{-?([^{}]*)\}\}/g;
const VARIABLE = /^\s*([A-Za-z_][\w.[\]'"-]*)/;
const ESCAPED = /\|\s*(?:escape|escape_once|url_encode|url_escape|json)\b/;
const MAX_VARIABLES = 100;

export const unescapedVariables = (template: unknown): string[] | undefined => {
  if (typeof template !== 'string' || !template.includes('{{')) return undefined;
  const found = new Set<string>();
  for (const [, output = ''] of template.matchAll(OUTPUT)) {
    const name = ESCAPED.test(output) ? undefined : VARIABLE.exec(output)?.[1];
    if (name !== undefined && found.size < MAX_VARIABLES) found.add(name.replace(/-$/, ''));
  }
  return found.size > 0 ? [...found] : undefined;
};
