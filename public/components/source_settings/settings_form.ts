// Settings of a source as a form holds them, and what is wrong with them as one types.
import {
  checkFieldName,
  checkNamespace,
  DEFAULT_SETTINGS,
  SETTINGS_LIMITS,
  type SourceSettings,
} from '../../../common/api/sources';

/** Every setting, so that each has an input; no tenant is an empty text. */
export type SettingsForm = Required<SourceSettings>;
export type FormProblems = Partial<Record<keyof SettingsForm, string>>;

export const newForm = (): SettingsForm => ({ ...DEFAULT_SETTINGS, name: '', tenant: '' });

export const toForm = (settings: SourceSettings): SettingsForm => ({
  name: settings.name,
  kind: settings.kind,
  tenant: settings.tenant ?? '',
  namespace: settings.namespace,
  tags: settings.tags,
  preserve_original_event: settings.preserve_original_event,
  drop_codes: settings.drop_codes,
  mask_fields: settings.mask_fields,
  hash_fields: settings.hash_fields,
  enabled: settings.enabled,
});

export function toSettings({ tenant, ...form }: SettingsForm): SourceSettings {
  const domain = tenant.trim();
  return { ...form, name: form.name.trim(), ...(domain !== '' && { tenant: domain }) };
}

/** The order of lists counts: it is theirs who wrote it. */
export const sameForm = (one: SettingsForm, other: SettingsForm): boolean =>
  JSON.stringify(toForm(one)) === JSON.stringify(toForm(other));

/** A sentence for each setting that the server would refuse. */
export function checkForm(form: SettingsForm): FormProblems {
  const { tags, drop_codes, fields } = SETTINGS_LIMITS;
  return withoutUndefined({
    name: checkName(form.name),
    tenant: checkLength(form.tenant.trim(), SETTINGS_LIMITS.tenant),
    namespace: checkNamespace(form.namespace),
    tags: checkList(form.tags, tags),
    drop_codes: checkList(form.drop_codes, drop_codes),
    mask_fields: checkList(form.mask_fields, fields, checkFieldName),
    hash_fields: checkList(form.hash_fields, fields, checkFieldName),
  });
}

const checkName = (name: string) =>
  name.trim() === '' ? 'enter a name' : checkLength(name.trim(), SETTINGS_LIMITS.name);

const checkLength = (text: string, max: number) =>
  text.length > max ? `use at most ${max} characters` : undefined;

function checkList(
  list: readonly string[],
  { items, each }: { items: number; each: number },
  check: (item: string) => string | undefined = () => undefined,
): string | undefined {
  if (list.length > items) return `enter at most ${items}`;
  for (const item of list) {
    const problem = checkLength(item, each) ?? check(item);
    if (problem !== undefined) return `“${item.slice(0, MAX_QUOTE)}”: ${problem}`;
  }
  return undefined;
}

/** Characters of a wrong item that its problem repeats. */
const MAX_QUOTE = 40;

const withoutUndefined = (checks: Record<string, string | undefined>): FormProblems =>
  Object.fromEntries(
    Object.entries(checks).flatMap(([field, problem]) =>
      problem === undefined ? [] : [[field, asSentence(problem)]],
    ),
  );

/** Checks name their remedy as a part of a sentence: "use up to …". */
export const asSentence = (text: string): string =>
  `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
