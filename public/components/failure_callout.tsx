// Why a change was not made, and what to do about it; nothing where none failed.
import { EuiCallOut, EuiSpacer } from '@elastic/eui';
import React, { type ReactNode } from 'react';
import { toFailure } from '../api/failure';

interface Props {
  /** What was thrown, if anything was. */
  error: unknown;
  children?: ReactNode;
}

export const FailureCallout = ({ error, children }: Props) => {
  if (!error) return null;
  const { name, message, remedy } = toFailure(error);
  return (
    <>
      <EuiCallOut
        role="alert"
        tabIndex={-1} // A form that was refused moves the focus here.
        size="s"
        color="danger"
        iconType="warning"
        title={message}
        data-test-subj={`auth0LogsFailure-${name}`}
      >
        <p>{remedy}</p>
        {children}
      </EuiCallOut>
      <EuiSpacer size="m" />
    </>
  );
};
