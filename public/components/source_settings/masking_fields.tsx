// Fields whose values are hidden before anything is stored.
import { EuiSpacer, EuiText } from '@elastic/eui';
import React from 'react';
import { ListField } from './list_field';
import type { SettingFieldsProps } from './setting_field';

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
