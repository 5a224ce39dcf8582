// Which tenant a source is of, and where its events go.
import React from 'react';
import { dataStreamName } from '../../../common/plugin';
import { ListField } from './list_field';
import type { SettingFieldsProps } from './setting_field';
import { TextSetting } from './text_setting';

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
