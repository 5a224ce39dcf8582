// One source: its health, settings, webhook, log stream and changes.
import { EuiCallOut, EuiFlexGroup, EuiFlexItem, EuiSpacer, EuiText } from '@elastic/eui';
import React from 'react';
import { useParams } from 'react-router-dom';
import { READ_SOURCE, type Source } from '../../../common/api/sources';
import { FailureCallout } from '../../components/failure_callout';
import { formatExactTime } from '../../components/format';
import { PageFrame } from '../../components/page_frame';
import { QueryStates } from '../../components/query_states';
import { SourceFigures } from '../../components/source_figures';
import { SourceState } from '../../components/source_state';
import { TitledPanel } from '../../components/titled_panel';
import { WebhookAddress } from '../../components/webhook_address';
import { useEndpoint } from '../../hooks/use_endpoint';
import { useHealth } from '../../hooks/use_health';
import { usePermissions } from '../../hooks/use_permissions';
import { ChangesPanel } from './changes_panel';
import { EventCodesPanel } from './event_codes_panel';
import { LogStreamPanel } from './log_stream_panel';
import { SettingsPanel } from './settings_panel';
import { useSourceActions } from './use_source_actions';
import { PATHS } from '../../paths';

export const SourcePage = () => {
  const { id } = useParams<{ id: string }>();
  const query = useEndpoint(READ_SOURCE, { params: { id } });
  const { buttons, dialog } = useSourceActions(query.data);
  return (
    <PageFrame
      name={query.data?.name ?? id}
      parent={{ text: 'Sources', path: PATHS.sources }}
      description={query.data && `Data stream: ${query.data.data_stream}`}
      actions={buttons}
    >
      {dialog}
      <QueryStates query={query}>
        {(source) => (
          <>
            <FailureCallout error={query.error} />
            <ReadOnlyCallout source={source} />
            <HealthPanel id={id} />
            <EuiSpacer size="l" />
            <EventCodesPanel sourceId={id} />
            <EuiSpacer size="l" />
            <EuiFlexGroup gutterSize="l">
              <EuiFlexItem grow={3}>
                <SettingsPanel source={source} onReload={() => query.refetch()} />
              </EuiFlexItem>
              <EuiFlexItem grow={2}>
                {source.webhook && (
                  <>
                    <WebhookPanel source={source} webhook={source.webhook} />
                    <EuiSpacer size="l" />
                    <LogStreamPanel source={source} />
                    <EuiSpacer size="l" />
                  </>
                )}
                <ChangesPanel sourceId={id} />
              </EuiFlexItem>
            </EuiFlexGroup>
          </>
        )}
      </QueryStates>
    </PageFrame>
  );
};

const HealthPanel = ({ id }: { id: string }) => {
  const health = useHealth().data?.sources.find(({ source }) => source.id === id);
  if (!health) return null;
  return (
    <TitledPanel title="Health" aside={<SourceState state={health.state} />}>
      <SourceFigures health={health} />
    </TitledPanel>
  );
};

interface WebhookPanelProps {
  source: Source;
  webhook: NonNullable<Source['webhook']>;
}

export const WebhookPanel = ({ source, webhook: { path, token } }: WebhookPanelProps) => (
  <TitledPanel title="Webhook">
    <WebhookAddress path={path} />
    <EuiSpacer size="s" />
    <EuiText size="s" data-test-subj="auth0LogsToken">
      {token.created_at === undefined && source.managed_by === 'api' && (
        <p>The webhook has no token yet. Rotate the token to create one.</p>
      )}
      {token.created_at && <p>Token created on {formatExactTime(token.created_at)}.</p>}
      {token.previous_valid_until && (
        <p>The previous token is valid until {formatExactTime(token.previous_valid_until)}.</p>
      )}
    </EuiText>
  </TitledPanel>
);

export const ReadOnlyCallout = ({ source }: { source: Source }) => {
  const { manage } = usePermissions();
  const isConfigured = source.managed_by === 'kibana_yml';
  if (manage && !isConfigured) return null;
  return (
    <>
      <EuiCallOut
        size="s"
        iconType="lock"
        title={isConfigured ? 'Defined in kibana.yml' : 'Read-only'}
        data-test-subj="auth0LogsReadOnly"
      >
        <p>
          {isConfigured
            ? 'Edit it in kibana.yml and restart Kibana.'
            : 'Editing requires the Kibana privilege “All” for Auth0 Logs.'}
        </p>
      </EuiCallOut>
      <EuiSpacer size="m" />
    </>
  );
};
