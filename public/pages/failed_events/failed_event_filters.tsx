// Narrows the list to a source, a reason, or both.
import { EuiFlexGroup, EuiFlexItem } from '@elastic/eui';
import React from 'react';
import { FilterSelect } from '../../components/filter_select';
import { formatCount } from '../../components/format';
import { choicesOf, type FailedEventFilter, type Groups } from './failed_event_groups';
import { labelOfCode } from './failed_event_words';

interface Props {
  groups: Groups;
  filter: FailedEventFilter;
  isDisabled: boolean;
  onChange: (filter: FailedEventFilter) => void;
}

const FIELDS = [
  { field: 'source', label: 'Source', all: 'All sources', labelOf: (id: string) => id },
  { field: 'code', label: 'Reason', all: 'All reasons', labelOf: labelOfCode },
] as const;

export const FailedEventFilters = ({ groups, filter, isDisabled, onChange }: Props) => (
  <EuiFlexGroup gutterSize="s" responsive={false} wrap>
    {FIELDS.map(({ field, label, all, labelOf }) => (
      <EuiFlexItem key={field} grow={false}>
        <FilterSelect
          label={label}
          all={all}
          isDisabled={isDisabled}
          value={filter[field]}
          options={choicesOf(groups, field, filter).map(({ value, count }) => ({
            value,
            text: `${labelOf(value)} (${formatCount(count)})`,
          }))}
          onChange={(value) => onChange({ ...filter, [field]: value })}
          data-test-subj={`auth0LogsFailedEventFilter-${field}`}
        />
      </EuiFlexItem>
    ))}
  </EuiFlexGroup>
);
