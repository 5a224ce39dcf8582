// Which events are kept, and whether with their original text.
import { EuiFormRow, EuiSwitch } from '@elastic/eui';
import React from 'react';
import { catalogue } from '../../../common/events/catalogue';
import { findEventCode } from '../../../common/events/find_event_code';
import { ListField } from './list_field';
import type { SettingFieldsProps } from './setting_field';

const CODES = catalogue.map(({ code }) => code);

/** "fp – Failed login (incorrect password)". */
const describeCode = (code: string): string => {
  const title = findEventCode(code)?.title;
  return title === undefined ? code : `${code} – ${title}`;
};

export const ContentFields = ({ state, disabled = false }: SettingFieldsProps) => {
  const { form, problems, change } = state;
  return (
    <>
      <ListField
        label="Event codes to drop"
        helpText="Events with these codes are counted and not stored. A code that is not listed can be typed."
        placeholder="None: every event is stored"
        suggestions={CODES}
        describe={describeCode}
        value={form.drop_codes}
        onChange={(drop_codes) => change({ drop_codes })}
        problem={problems.drop_codes}
        disabled={disabled}
        data-test-subj="auth0LogsSettingDropCodes"
      />
      <EuiFormRow
        fullWidth
        helpText="Stores the text that Auth0 sent in “event.original” as well. It takes about as much space again."
      >
        <EuiSwitch
          label="Preserve the original event"
          checked={form.preserve_original_event}
          onChange={({ target }) => change({ preserve_original_event: target.checked })}
          disabled={disabled}
          data-test-subj="auth0LogsSettingPreserve"
        />
      </EuiFormRow>
    </>
  );
};
