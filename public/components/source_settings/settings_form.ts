// Settings of a source as a form contains them, and what is wrong with them.
import {
  API_INPUT_LIMITS,
  type ApiInputSettings,
  checkFieldName,
  checkNamespace,
  DEFAULT_API_INPUT,
  DEFAULT_SETTINGS,
  SETTINGS_LIMITS,
  type SourceSettings,
} from '../../../common/api/sources';
import { checkDuration } from '../../../common/duration';

/**
 * Every setting, so that each has an input: no tenant is an empty text, and what is set of collecting
 * by API is kept while that is switched off.
 */
export interface SettingsForm extends Required<SourceSettings> {
  has_webhook: boolean;
  collects_by_api: boolean;
}
export type FormProblems = Partial<Record<keyof SettingsForm, string>>;

export const newForm = (): SettingsForm => ({
  ...{ ...DEFAULT_SETTINGS, name: '', tenant: '' },
  ...{ has_webhook: true, collects_by_api: false, api: DEFAULT_API_INPUT },
});

/** What the form holds of a source. */
type FormSource = SourceSettings & { webhook?: object };

export const toForm = (settings: FormSource): SettingsForm => ({
  name: settings.name,
  tenant: settings.tenant ?? '',
  namespace: settings.namespace,
  tags: settings.tags,
  preserve_original_event: settings.preserve_original_event,
  drop_codes: settings.drop_codes,
  mask_fields: settings.mask_fields,
  hash_fields: settings.hash_fields,
  enabled: settings.enabled,
  has_webhook: settings.webhook !== undefined,
  collects_by_api: settings.api !== undefined,
  api: settings.api ?? DEFAULT_API_INPUT,
});

export function toSettings(
  form: SettingsForm,
): SourceSettings & { webhook?: Record<string, never> } {
  const { has_webhook, collects_by_api, api, ...settings } = form;
  return {
    ...settings,
    name: form.name.trim(),
    tenant: form.tenant.trim() || undefined,
    webhook: has_webhook ? {} : undefined,
    api: collects_by_api ? api : undefined,
  };
}

/** The order of lists counts: it is theirs who wrote it. */
export const sameForm = (one: SettingsForm, other: SettingsForm): boolean =>
  JSON.stringify(toSettings(one)) === JSON.stringify(toSettings(other));

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
    has_webhook: form.has_webhook || form.collects_by_api ? undefined : 'choose at least one input',
    api: form.collects_by_api ? checkApiInput(form.api) : undefined,
  });
}

const checkApiInput = (api: ApiInputSettings): string | undefined =>
  checkDuration(api.interval, API_INPUT_LIMITS.interval) ??
  checkDuration(api.initial_interval, API_INPUT_LIMITS.initial_interval) ??
  checkRange(api.batch_size, API_INPUT_LIMITS.batch_size) ??
  checkRange(api.log_retention_days, API_INPUT_LIMITS.log_retention_days) ??
  checkRange(api.rate_limit_share, API_INPUT_LIMITS.rate_limit_share);

const checkRange = (value: number, { min, max }: { min: number; max: number }) =>
  Number.isInteger(value) && value >= min && value <= max
    ? undefined
    : `use a whole number from ${min} to ${max}`;

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
