// How the events of a source come in: by webhook, by API, or both.
import {
  EuiFieldNumber,
  EuiFlexGroup,
  EuiFlexItem,
  EuiFormErrorText,
  EuiFormRow,
  EuiSpacer,
  EuiSwitch,
} from '@elastic/eui';
import React from 'react';
import { API_INPUT_LIMITS, type ApiInputSettings } from '../../../common/api/sources';
import { type SettingFieldsProps, TextSetting } from './setting_fields';

export const InputFields = ({ state, disabled = false }: SettingFieldsProps) => {
  const { form, problems, change } = state;
  return (
    <>
      <EuiFormRow fullWidth helpText="Auth0’s log stream posts events to Kibana within seconds.">
        <EuiSwitch
          label="Webhook"
          checked={form.has_webhook}
          onChange={({ target }) => change({ has_webhook: target.checked })}
          disabled={disabled}
          data-test-subj="auth0LogsSettingWebhook"
        />
      </EuiFormRow>
      <EuiFormRow
        fullWidth
        helpText="Kibana reads the tenant log from the Management API. Requires an application with the scope read:logs."
      >
        <EuiSwitch
          label="API"
          checked={form.collects_by_api}
          onChange={({ target }) => change({ collects_by_api: target.checked })}
          disabled={disabled}
          data-test-subj="auth0LogsSettingApi"
        />
      </EuiFormRow>
      {problems.has_webhook !== undefined && (
        <EuiFormErrorText>{problems.has_webhook}</EuiFormErrorText>
      )}
      {form.collects_by_api && (
        <>
          <EuiSpacer size="m" />
          <ApiFields
            api={form.api}
            onChange={(patch) => change({ api: { ...form.api, ...patch } })}
            disabled={disabled}
          />
          {problems.api !== undefined && <EuiFormErrorText>{problems.api}</EuiFormErrorText>}
        </>
      )}
    </>
  );
};

interface ApiFieldsProps {
  api: ApiInputSettings;
  onChange: (patch: Partial<ApiInputSettings>) => void;
  disabled: boolean;
}

const ApiFields = ({ api, onChange, disabled }: ApiFieldsProps) => {
  const numberFor = (setting: NumberSetting) => (
    <NumberField {...{ setting, disabled }} value={api[setting]} onChange={onChange} />
  );
  return (
    <>
      <EuiFlexGroup gutterSize="m">
        <EuiFlexItem>
          <TextSetting
            label="Interval"
            helpText="Between two requests while there is nothing new, such as 30s or 5m."
            value={api.interval}
            onChange={(interval) => onChange({ interval })}
            disabled={disabled}
            data-test-subj="auth0LogsSettingInterval"
          />
        </EuiFlexItem>
        <EuiFlexItem>
          <TextSetting
            label="Initial interval"
            helpText="How far back the first request reaches, such as 24h."
            value={api.initial_interval}
            onChange={(initial_interval) => onChange({ initial_interval })}
            disabled={disabled}
            data-test-subj="auth0LogsSettingInitialInterval"
          />
        </EuiFlexItem>
      </EuiFlexGroup>
      <EuiSpacer size="m" />
      <EuiFlexGroup gutterSize="m">
        <EuiFlexItem>{numberFor('log_retention_days')}</EuiFlexItem>
        <EuiFlexItem>{numberFor('batch_size')}</EuiFlexItem>
        <EuiFlexItem>{numberFor('rate_limit_share')}</EuiFlexItem>
      </EuiFlexGroup>
      <EuiFormRow
        fullWidth
        helpText="Auth0 logs each access token that collecting requests, about one a day."
      >
        <EuiSwitch
          label="Skip the events of these token requests"
          checked={api.drop_own_token_events}
          onChange={({ target }) => onChange({ drop_own_token_events: target.checked })}
          disabled={disabled}
          data-test-subj="auth0LogsSettingDropOwnTokenEvents"
        />
      </EuiFormRow>
    </>
  );
};

const NUMBERS = {
  log_retention_days: {
    label: 'Log retention in days',
    helpText: 'By the Auth0 plan: Starter 1, Essentials 5, Professional 10, Enterprise 30.',
  },
  batch_size: { label: 'Batch size', helpText: 'Events of a request.' },
  rate_limit_share: {
    label: 'Share of the rate limit (%)',
    helpText: 'The rest of the tenant’s limit is left to others.',
  },
} as const;

type NumberSetting = keyof typeof NUMBERS;

interface NumberFieldProps {
  setting: NumberSetting;
  value: number;
  onChange: (patch: Partial<ApiInputSettings>) => void;
  disabled: boolean;
}

const NumberField = ({ setting, value, onChange, disabled }: NumberFieldProps) => {
  const { label, helpText } = NUMBERS[setting];
  const { min, max } = API_INPUT_LIMITS[setting];
  return (
    <EuiFormRow fullWidth label={label} helpText={helpText}>
      <EuiFieldNumber
        fullWidth
        {...{ min, max, value, disabled }}
        onChange={({ target }) => onChange({ [setting]: target.valueAsNumber })}
        data-test-subj={`auth0LogsSetting-${setting}`}
      />
    </EuiFormRow>
  );
};
