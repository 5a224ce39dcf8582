// What the stream is called, and which events it carries from when on.
import { EuiDatePicker, EuiFormRow, EuiSwitch } from '@elastic/eui';
import moment from 'moment';
import React from 'react';
import { TextSetting } from '../../components/source_settings/text_setting';
import { CategoryFields } from './category_fields';
import { MAX_RETENTION_DAYS, type StreamFieldsProps } from './stream_request';

export const StreamFields = ({ form, problems, change }: StreamFieldsProps) => (
  <>
    <TextSetting
      label="Name of the stream"
      value={form.name}
      onChange={(name) => change({ name })}
      problem={problems.name}
      data-test-subj="auth0LogsStreamName"
    />
    <CategoryFields
      categories={form.categories}
      onChange={(categories) => change({ categories })}
      problem={problems.categories}
    />
    <EuiFormRow
      label="Start (optional)"
      helpText="Auth0 then sends earlier events too, as far back as the plan of the tenant keeps logs: 1 day (Free), 5 (Essentials), 10 (Professional) or 30 (Enterprise)."
      isInvalid={problems.start_from !== undefined}
      error={problems.start_from}
      fullWidth
    >
      <EuiDatePicker
        showTimeSelect
        placeholder="From now on"
        selected={form.start_from === '' ? null : moment(form.start_from)}
        onChange={(date) => change({ start_from: date?.toISOString() ?? '' })}
        onClear={() => change({ start_from: '' })}
        minDate={moment().subtract(MAX_RETENTION_DAYS, 'days')}
        maxDate={moment()}
        isInvalid={problems.start_from !== undefined}
        data-test-subj="auth0LogsStart"
      />
    </EuiFormRow>
    <EuiFormRow
      fullWidth
      helpText="Stays up when Auth0 is under load, and does not count against the plan’s limit of streams. Auth0 means it for the few events that attacks cause, and it cannot be changed later."
    >
      <EuiSwitch
        label="Prioritized stream"
        checked={form.isPriority}
        onChange={({ target }) => change({ isPriority: target.checked })}
        data-test-subj="auth0LogsPriority"
      />
    </EuiFormRow>
  </>
);
