// All about one source, and all that can be done with it.
import { EuiFlexGroup, EuiFlexItem, EuiSpacer } from '@elastic/eui';
import React from 'react';
import { useParams } from 'react-router-dom';
import { READ_SOURCE } from '../../../common/api/sources';
import { FailureCallout } from '../../components/failure_callout';
import { PageFrame } from '../../components/page_frame';
import { QueryStates } from '../../components/query_states';
import { SourceFigures } from '../../components/source_figures';
import { SourceState } from '../../components/source_state';
import { TitledPanel } from '../../components/titled_panel';
import { useEndpoint } from '../../hooks/use_endpoint';
import { useHealth } from '../../hooks/use_health';
import { PATHS } from '../../paths';
import { ChangesPanel } from './changes_panel';
import { LogStreamPanel } from './log_stream_panel';
import { ReadOnlyCallout } from './read_only_callout';
import { SettingsPanel } from './settings_panel';
import { useSourceActions } from './use_source_actions';
import { WebhookPanel } from './webhook_panel';

export const SourcePage = () => {
  const { id } = useParams<{ id: string }>();
  const query = useEndpoint(READ_SOURCE, { params: { id } });
  const { buttons, dialog } = useSourceActions(query.data);
  return (
    <PageFrame
      name={query.data?.name ?? id}
      parent={{ text: 'Sources', path: PATHS.sources }}
      description={query.data && `Writes to ${query.data.data_stream}`}
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
            <EuiFlexGroup gutterSize="l">
              <EuiFlexItem grow={3}>
                <SettingsPanel source={source} onReload={() => query.refetch()} />
              </EuiFlexItem>
              <EuiFlexItem grow={2}>
                <WebhookPanel source={source} />
                <EuiSpacer size="l" />
                <LogStreamPanel source={source} />
                <EuiSpacer size="l" />
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
