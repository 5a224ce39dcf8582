// How long ago something was; the exact time is one hover or one Tab away.
import { EuiToolTip } from '@elastic/eui';
import React from 'react';
import { useNow } from '../hooks/use_now';
import { formatExactTime, formatRelativeTime } from './format';

/** `at`: ISO 8601. */
export const RelativeTime = ({ at }: { at: string }) => {
  const now = useNow();
  return (
    <EuiToolTip content={formatExactTime(at)}>
      <span tabIndex={0}>{formatRelativeTime(at, now)}</span>
    </EuiToolTip>
  );
};
