// The log stream in Auth0 that the plugin created for the source: its status and actions.
import { EuiButtonEmpty, EuiHealth, EuiSkeletonText, EuiSpacer, EuiText } from '@elastic/eui';
import React, { useState } from 'react';
import {
  type Auth0Credentials,
  DELETE_LOG_STREAM,
  UPDATE_LOG_STREAM,
  type UpdateLogStreamRequest,
} from '../../../common/api/log_streams';
import type { Source } from '../../../common/api/sources';
import type { LogStream, StreamStatus } from '../../../common/auth0/log_stream';
import { FailureCallout } from '../../components/failure_callout';
import { TitledPanel } from '../../components/titled_panel';
import { useChange } from '../../hooks/use_endpoint';
import { useLogStream } from '../../hooks/use_log_stream';
import { usePermissions } from '../../hooks/use_permissions';
import { CategoriesForm } from './categories_form';
import { ConfirmedAction } from './confirmed_action';
import { CredentialsForm, KeptCredentials } from './credentials';

export const LogStreamPanel = ({ source }: { source: Source }) => (
  <TitledPanel title="Log stream in Auth0" data-test-subj="auth0LogsLogStream">
    {source.webhook?.log_stream ? (
      <OwnStream source={source} domain={source.webhook.log_stream.domain} />
    ) : (
      <EuiText size="s">
        <p>
          The log stream of this source was not created by the plugin. View and change it in the
          Auth0 dashboard, under <strong>Monitoring › Streams</strong>.
        </p>
      </EuiText>
    )}
    {source.credentials && (
      <>
        <EuiSpacer size="m" />
        <KeptCredentials source={source} credentials={source.credentials} />
      </>
    )}
  </TitledPanel>
);

const OwnStream = ({ source, domain }: { source: Source; domain: string }) => {
  const { secrets } = usePermissions();
  /** Typed here; they are sent with each call and not stored. */
  const [typed, setTyped] = useState<Auth0Credentials>();
  if (!secrets) {
    return (
      <EuiText size="s">
        <p>
          Created by the plugin in {domain}. Viewing its status requires the Kibana privilege
          “Tokens, credentials and write access” for Auth0 Logs.
        </p>
      </EuiText>
    );
  }
  if (!source.credentials && !typed) return <CredentialsForm domain={domain} onEnter={setTyped} />;
  return (
    <LogStreamDetails
      source={source}
      credentials={typed}
      onOtherCredentials={() => setTyped(undefined)}
    />
  );
};

const STATUS: Record<StreamStatus, { color: string; label: string }> = {
  active: { color: 'success', label: 'Active' },
  paused: { color: 'subdued', label: 'Paused in Auth0' },
  suspended: {
    color: 'danger',
    label: 'Suspended by Auth0 after repeated failures. Fix the cause, then resume.',
  },
};

interface Props {
  source: Source;
  credentials: Auth0Credentials | undefined;
  onOtherCredentials: () => void;
}

const LogStreamDetails = ({ source, credentials, onOtherCredentials }: Props) => {
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
              “{stream.name}” posts to {stream.endpoint}
            </p>
          </EuiText>
          {manage && <StreamActions {...{ source, stream, credentials }} />}
        </>
      )}
      {manage && (
        <>
          <EuiSpacer size="m" />
          <ConfirmedAction
            label="Delete log stream in Auth0"
            question="Delete the log stream in Auth0?"
            confirmLabel="Delete log stream"
            consequence="Auth0 stops sending events to this source. The source and its events are not deleted."
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
        {isActive ? 'Pause log stream' : 'Resume log stream'}
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
