import type { SettingsFormState } from './use_settings_form';

/** What every field of the settings form is given. */
export interface SettingField<T> {
  value: T;
  onChange: (value: T) => void;
  problem?: string;
  disabled?: boolean;
}

/** What every group of fields is given: the state of `useSettingsForm`. */
export interface SettingFieldsProps {
  state: Pick<SettingsFormState, 'form' | 'problems' | 'change'>;
  /** Shows what is set, and takes no change. */
  disabled?: boolean;
}
