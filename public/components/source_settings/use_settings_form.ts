// The settings as they are being edited. A problem is shown once its field was touched.
import { useMemo, useState } from 'react';
import { checkForm, sameForm, type FormProblems, type SettingsForm } from './settings_form';

export interface SettingsFormState {
  form: SettingsForm;
  /** Of the fields that were touched. */
  problems: FormProblems;
  isValid: boolean;
  isChanged: boolean;
  change: (patch: Partial<SettingsForm>) => void;
  /** Back to the start, or to another one. */
  reset: (start?: SettingsForm) => void;
}

export function useSettingsForm(initial: SettingsForm): SettingsFormState {
  const [start, setStart] = useState(initial);
  const [form, setForm] = useState(initial);
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const problems = useMemo(() => checkForm(form), [form]);
  return {
    form,
    problems: Object.fromEntries(Object.entries(problems).filter(([field]) => touched.has(field))),
    isValid: Object.keys(problems).length === 0,
    isChanged: !sameForm(start, form),
    change: (patch) => {
      setForm((before) => ({ ...before, ...patch }));
      setTouched((before) => new Set([...before, ...Object.keys(patch)]));
    },
    reset: (next = start) => {
      setStart(next);
      setForm(next);
      setTouched(new Set());
    },
  };
}
