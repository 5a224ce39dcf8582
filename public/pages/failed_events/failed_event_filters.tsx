// Narrows the list to a source, a reason, or both.
import { EuiFlexGroup, EuiFlexItem, EuiSelect } from '@elastic/eui';
import React from 'react';
import { formatCount } from '../../components/format';
import { labelOfCode } from './failed_event_code';
import { choicesOf, type Groups, type FailedEventFilter } from './failed_event_groups';

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
        <EuiSelect
          compressed
          prepend={label}
          aria-label={label}
          disabled={isDisabled}
          value={filter[field] ?? ''}
          options={[
            { value: '', text: all },
            ...choicesOf(groups, field, filter).map(({ value, count }) => ({
              value,
              text: `${labelOf(value)} (${formatCount(count)})`,
            })),
          ]}
          onChange={({ target: { value } }) => onChange(withChoice(filter, field, value))}
          data-test-subj={`auth0LogsFailedEventFilter-${field}`}
        />
      </EuiFlexItem>
    ))}
  </EuiFlexGroup>
);

function withChoice(
  filter: FailedEventFilter,
  field: keyof FailedEventFilter,
  value: string,
): FailedEventFilter {
  const { [field]: _before, ...others } = filter;
  return value === '' ? others : { ...others, [field]: value };
}
