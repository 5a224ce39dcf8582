// The settings of a source in groups.
import { EuiCode, EuiFormRow, EuiSpacer, EuiSwitch, EuiText } from '@elastic/eui';
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
        helpText="Sources of one tenant share their event IDs. Without a domain, this source counts as its own tenant."
        value={form.tenant}
        onChange={(tenant) => change({ tenant })}
        problem={problems.tenant}
        disabled={disabled}
        placeholder="acme.eu.auth0.com"
        data-test-subj="auth0LogsSettingTenant"
      />
      <TextSetting
        label="Namespace"
        helpText="Last part of the data stream name. Existing events are not moved."
        prepend={dataStreamName('')}
        value={form.namespace}
        onChange={(namespace) => change({ namespace })}
        problem={problems.namespace}
        disabled={disabled}
        data-test-subj="auth0LogsSettingNamespace"
      />
      <ListField
        label="Tags"
        helpText={
          <>
            Added to the <EuiCode>tags</EuiCode> field of every event.
          </>
        }
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
        helpText="Events with these codes are counted but not stored. You can enter codes that are not listed."
        placeholder="None: all events are stored"
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
        helpText={
          <>
            Also stores the text that Auth0 sent in <EuiCode>event.original</EuiCode>. This roughly
            doubles the storage.
          </>
        }
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

/** Fields of Auth0's events that commonly contain personal data. */
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
          Use Auth0’s field names: <EuiCode>email</EuiCode> matches at any depth,{' '}
          <EuiCode>details.request.ip</EuiCode> matches one path. Applies to new events only.
        </p>
      </EuiText>
      <EuiSpacer size="m" />
      <ListField
        label="Fields to mask"
        helpText="Values are replaced with **** and cannot be recovered."
        suggestions={PERSONAL}
        value={form.mask_fields}
        onChange={(mask_fields) => change({ mask_fields })}
        problem={problems.mask_fields}
        disabled={disabled}
        data-test-subj="auth0LogsSettingMask"
      />
      <ListField
        label="Fields to hash"
        helpText={
          <>
            Values are replaced with a keyed hash, so you can still count and group. Each source has
            its own encrypted key (requires{' '}
            <EuiCode>xpack.encryptedSavedObjects.encryptionKey</EuiCode>
            ).
          </>
        }
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
