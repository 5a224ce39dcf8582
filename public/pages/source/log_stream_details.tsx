// Status and categories of the stream in Auth0, and what can be done with it.
import { EuiButtonEmpty, EuiHealth, EuiSkeletonText, EuiSpacer, EuiText } from '@elastic/eui';
import React from 'react';
import {
  type Auth0Credentials,
  DELETE_LOG_STREAM,
  UPDATE_LOG_STREAM,
  type UpdateLogStreamRequest,
} from '../../../common/api/log_streams';
import type { LogStream, StreamStatus } from '../../../common/auth0/log_stream';
import type { Source } from '../../../common/api/sources';
import { FailureCallout } from '../../components/failure_callout';
import { useChange } from '../../hooks/use_endpoint';
import { useLogStream } from '../../hooks/use_log_stream';
import { usePermissions } from '../../hooks/use_permissions';
import { CategoriesForm } from './categories_form';
import { ConfirmedAction } from './confirmed_action';

const STATUS: Record<StreamStatus, { color: string; label: string }> = {
  active: { color: 'success', label: 'Active' },
  paused: { color: 'subdued', label: 'Paused in Auth0' },
  suspended: {
    color: 'danger',
    label: 'Suspended by Auth0, because deliveries failed for days: fix the cause, then resume',
  },
};

interface Props {
  source: Source;
  credentials: Auth0Credentials | undefined;
  onOtherCredentials: () => void;
}

export const LogStreamDetails = ({ source, credentials, onOtherCredentials }: Props) => {
  const { manage } = usePermissions();
  const read = useLogStream(source.id, credentials);
  const deletion = useChange(DELETE_LOG_STREAM);
  const stream = read.data?.log_stream;
  return (
    <>
      <FailureCallout error={read.error}>
        <EuiButtonEmpty size="s" flush="left" onClick={() => void read.refetch()}>
          Try again
        </EuiButtonEmpty>
        {credentials && (
          <EuiButtonEmpty size="s" onClick={onOtherCredentials}>
            Enter other credentials
          </EuiButtonEmpty>
        )}
      </FailureCallout>
      {!stream && !read.error && <EuiSkeletonText lines={3} />}
      {stream && (
        <>
          <EuiHealth
            color={STATUS[stream.status].color}
            data-test-subj={`auth0LogsStreamStatus-${stream.status}`}
          >
            {STATUS[stream.status].label}
          </EuiHealth>
          <EuiSpacer size="s" />
          <EuiText size="s" className="eui-textBreakWord">
            <p>
              “{stream.name}” posts to {stream.httpEndpoint}
            </p>
          </EuiText>
          {manage && <StreamActions {...{ source, stream, credentials }} />}
        </>
      )}
      {manage && (
        <>
          <EuiSpacer size="m" />
          <ConfirmedAction
            label="Delete the stream in Auth0"
            question="Delete the stream in Auth0?"
            confirmLabel="Delete the stream"
            consequence="Auth0 sends no further events to this source. The source and its events stay."
            change={deletion}
            onConfirm={(onSuccess) =>
              deletion.mutate({ params: { id: source.id }, body: { credentials } }, { onSuccess })
            }
            data-test-subj="auth0LogsDeleteStream"
          />
        </>
      )}
    </>
  );
};

interface ActionsProps {
  source: Source;
  stream: LogStream;
  credentials: Auth0Credentials | undefined;
}

const StreamActions = ({ source, stream, credentials }: ActionsProps) => {
  const update = useChange(UPDATE_LOG_STREAM);
  const change = (body: UpdateLogStreamRequest) =>
    update.mutate({ params: { id: source.id }, body: { ...body, credentials } });
  const isActive = stream.status === 'active';
  return (
    <>
      <EuiButtonEmpty
        size="s"
        flush="left"
        iconType={isActive ? 'pause' : 'play'}
        isLoading={update.status === 'loading'}
        onClick={() => change({ status: isActive ? 'paused' : 'active' })}
        data-test-subj="auth0LogsPauseStream"
      >
        {isActive ? 'Pause the stream' : 'Resume the stream'}
      </EuiButtonEmpty>
      <EuiSpacer size="m" />
      <FailureCallout error={update.error} />
      <CategoriesForm
        key={stream.categories.join()}
        categories={stream.categories}
        isSaving={update.status === 'loading'}
        onSave={(categories) => change({ categories })}
      />
    </>
  );
};
