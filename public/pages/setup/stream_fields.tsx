// The name of the log stream, and which events it sends from when on.
import {
  EuiCheckboxGroup,
  EuiDatePicker,
  EuiFormRow,
  EuiPanel,
  EuiSpacer,
  EuiSwitch,
} from '@elastic/eui';
import moment from 'moment';
import React from 'react';
import { STREAM_CATEGORIES, type StreamCategory } from '../../../common/auth0/log_stream';
import { TextSetting } from '../../components/source_settings/setting_fields';
import { Choice } from './choice';
import { CATEGORY_GROUPS, type CategoryGroup } from './stream_categories';
import { MAX_RETENTION_DAYS, type StreamFieldsProps } from './stream_request';

export const StreamFields = ({ form, problems, change }: StreamFieldsProps) => (
  <>
    <TextSetting
      label="Log stream name"
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
      helpText="Auth0 also sends earlier events from this time on, as far back as the plan of the tenant keeps logs: 1 day (Free), 5 days (Essentials), 10 days (Professional) or 30 days (Enterprise)."
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
      helpText="Runs even when Auth0 is under load, and does not count toward the stream limit of the plan. Intended for few events, such as those of attacks. Cannot be changed later."
    >
      <EuiSwitch
        label="Prioritized log stream"
        checked={form.is_priority}
        onChange={({ target }) => change({ is_priority: target.checked })}
        data-test-subj="auth0LogsPriority"
      />
    </EuiFormRow>
  </>
);

type Categories = StreamCategory[] | null;

interface Props {
  categories: Categories;
  onChange: (categories: Categories) => void;
  problem: string | undefined;
}

const CHOICES = {
  all: 'All events, including categories that Auth0 adds later',
  some: 'Selected categories',
};

const CategoryFields = ({ categories, onChange, problem }: Props) => (
  <>
    <EuiSpacer size="m" />
    <Choice
      name="auth0LogsCategoryChoice"
      legend="Events"
      options={CHOICES}
      value={categories === null ? 'all' : 'some'}
      onChange={(choice) => onChange(choice === 'all' ? null : [...STREAM_CATEGORIES])}
    />
    {categories && <EuiSpacer size="s" />}
    {categories && (
      <EuiFormRow isInvalid={problem !== undefined} error={problem} fullWidth>
        <EuiPanel hasBorder hasShadow={false} data-test-subj="auth0LogsCategories">
          {CATEGORY_GROUPS.map((group) => (
            <React.Fragment key={group.title}>
              <Group group={group} chosen={categories} onChange={onChange} />
              <EuiSpacer size="m" />
            </React.Fragment>
          ))}
        </EuiPanel>
      </EuiFormRow>
    )}
    <EuiSpacer size="m" />
  </>
);

interface GroupProps {
  group: CategoryGroup;
  chosen: StreamCategory[];
  onChange: (categories: StreamCategory[]) => void;
}

const Group = ({ group, chosen, onChange }: GroupProps) => (
  <EuiCheckboxGroup
    legend={{ children: group.title }}
    options={group.categories.map(([id, label]) => ({ id, label: `${label} (${id})` }))}
    idToSelectedMap={Object.fromEntries(chosen.map((category) => [category, true]))}
    onChange={(id) =>
      onChange(STREAM_CATEGORIES.filter((known) => (known === id) !== chosen.includes(known)))
    }
  />
);
