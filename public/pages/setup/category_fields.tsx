// Which events Auth0 sends: all of them, or those of the categories that are ticked.
import { EuiCheckboxGroup, EuiFormRow, EuiPanel, EuiSpacer } from '@elastic/eui';
import React from 'react';
import { STREAM_CATEGORIES, type StreamCategory } from '../../../common/auth0/log_stream';
import { Choice } from './choice';
import { CATEGORY_GROUPS, type CategoryGroup } from './stream_categories';

type Categories = StreamCategory[] | null;

interface Props {
  categories: Categories;
  onChange: (categories: Categories) => void;
  problem: string | undefined;
}

const CHOICES = {
  all: 'All events, and categories that Auth0 adds later',
  some: 'Events of these categories',
};

export const CategoryFields = ({ categories, onChange, problem }: Props) => (
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
