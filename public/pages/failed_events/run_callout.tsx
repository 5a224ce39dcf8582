// The progress of a replay or a discard, and its result.
import {
  EuiButton,
  EuiButtonEmpty,
  EuiCallOut,
  EuiProgress,
  EuiSpacer,
  EuiText,
} from '@elastic/eui';
import React from 'react';
import { FailureCallout } from '../../components/failure_callout';
import type { FailedEventRun } from '../../hooks/use_failed_events';
import { runResult, runTitle } from './failed_event_words';

interface Props {
  run: FailedEventRun;
  onStop: () => void;
  onDismiss: () => void;
}

export const RunCallout = ({ run, onStop, onDismiss }: Props) => (
  <div aria-live="polite" data-test-subj={`auth0LogsFailedEventRun-${run.state}`}>
    {run.state === 'running' ? (
      <Running run={run} onStop={onStop} />
    ) : (
      <Result run={run} onDismiss={onDismiss} />
    )}
    <EuiSpacer size="m" />
  </div>
);

const Running = ({ run, onStop }: Pick<Props, 'run' | 'onStop'>) => (
  <EuiCallOut size="s" title={runTitle(run)} iconType="clock">
    <EuiProgress
      size="m"
      color="primary"
      max={run.total}
      value={Math.max(run.total - run.progress.remaining, 0)}
      aria-label={runTitle(run)}
    />
    <EuiSpacer size="s" />
    <EuiButtonEmpty size="s" onClick={onStop} data-test-subj="auth0LogsStopRun">
      Stop
    </EuiButtonEmpty>
  </EuiCallOut>
);

const Result = ({ run, onDismiss }: Pick<Props, 'run' | 'onDismiss'>) => {
  const isSound = run.state === 'ended' && run.progress.failed === 0;
  return (
    <>
      <FailureCallout error={run.error} />
      <EuiCallOut
        size="s"
        color={isSound ? 'success' : 'warning'}
        iconType={isSound ? 'check' : 'warning'}
        title={runTitle(run)}
      >
        <EuiText size="s">
          {runResult(run).map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </EuiText>
        <EuiSpacer size="s" />
        <EuiButton size="s" onClick={onDismiss} data-test-subj="auth0LogsDismissRun">
          Close
        </EuiButton>
      </EuiCallOut>
    </>
  );
};
