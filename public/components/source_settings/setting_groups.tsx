// The settings of a source in groups.
import { EuiFormRow, EuiSpacer, EuiSwitch, EuiText } from '@elastic/eui';
import React from 'react';
import { catalogue } from '../../../common/events/catalogue';
import { findEventCode } from '../../../common/events/find_event_code';
import { dataStreamName } from '../../../common/plugin';
import { ListField, type SettingFieldsProps, TextSetting } from './setting_fields';

export const GeneralFields = ({ state, disabled }: SettingFieldsProps) => {
  const { form, problems, change } = state;
  return (
    <>
      <TextSetting
        label="Name"
        value={form.name}
        onChange={(name) => change({ name })}
        problem={problems.name}
        disabled={disabled}
        placeholder="Production tenant"
        data-test-subj="auth0LogsSettingName"
      />
      <TextSetting
        label="Tenant domain (optional)"
        helpText="Tells sources apart; the events do not depend on it."
        value={form.tenant}
        onChange={(tenant) => change({ tenant })}
        problem={problems.tenant}
        disabled={disabled}
        placeholder="acme.eu.auth0.com"
        data-test-subj="auth0LogsSettingTenant"
      />
      <TextSetting
        label="Namespace"
        helpText="Ends the name of the data stream. Events that are stored already stay where they are."
        prepend={dataStreamName('')}
        value={form.namespace}
        onChange={(namespace) => change({ namespace })}
        problem={problems.namespace}
        disabled={disabled}
        data-test-subj="auth0LogsSettingNamespace"
      />
      <ListField
        label="Tags"
        helpText="Each event of the source carries them in the field “tags”."
        value={form.tags}
        onChange={(tags) => change({ tags })}
        problem={problems.tags}
        disabled={disabled}
        data-test-subj="auth0LogsSettingTags"
      />
    </>
  );
};

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

/** Fields of Auth0's events that commonly hold personal data. */
const PERSONAL = [
  'user_name',
  'user_id',
  'email',
  'name',
  'phone',
  'ip',
  'details.request.ip',
  'details.response.body.email',
];

export const MaskingFields = ({ state, disabled }: SettingFieldsProps) => {
  const { form, problems, change } = state;
  return (
    <>
      <EuiText size="s">
        <p>
          Name fields as Auth0 does: “email” means that field at any depth, “details.request.ip”
          that one place. It holds for events to come; those that are stored stay as they are.
        </p>
      </EuiText>
      <EuiSpacer size="m" />
      <ListField
        label="Fields to mask"
        helpText="Their values are replaced by **** and cannot be had back."
        suggestions={PERSONAL}
        value={form.mask_fields}
        onChange={(mask_fields) => change({ mask_fields })}
        problem={problems.mask_fields}
        disabled={disabled}
        data-test-subj="auth0LogsSettingMask"
      />
      <ListField
        label="Fields to hash"
        helpText="Their values are replaced by a keyed hash: equal values stay equal, so that one can still count and group by them. The key is the source's own and stored encrypted, which needs an encryption key in kibana.yml."
        suggestions={PERSONAL}
        value={form.hash_fields}
        onChange={(hash_fields) => change({ hash_fields })}
        problem={problems.hash_fields}
        disabled={disabled}
        data-test-subj="auth0LogsSettingHash"
      />
    </>
  );
};
