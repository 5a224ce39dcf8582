// An event's outcome as a badge; told by word and icon, not by colour alone.
import { EuiBadge } from '@elastic/eui';
import React from 'react';
import type { RecentEvent } from '../../../common/api/events';

const BADGES = {
  success: { color: 'success', iconType: 'check', label: 'Success' },
  failure: { color: 'danger', iconType: 'cross', label: 'Failure' },
  unknown: { color: 'hollow', iconType: 'minus', label: 'Unknown' },
} as const;

export const OutcomeBadge = ({ outcome = 'unknown' }: { outcome: RecentEvent['outcome'] }) => {
  const { label, ...look } = BADGES[outcome];
  return <EuiBadge {...look}>{label}</EuiBadge>;
};
