// All about one source, and all that can be done with it.
import { EuiFlexGroup, EuiFlexItem, EuiSpacer } from '@elastic/eui';
import React from 'react';
import { useParams } from 'react-router-dom';
import type { Source } from '../../../common/api/sources';
import { FailureCallout } from '../../components/failure_callout';
import { PageFrame } from '../../components/page_frame';
import { QueryStates } from '../../components/query_states';
import { SourceFigures } from '../../components/source_figures';
import { SourceState } from '../../components/source_state';
import { TitledPanel } from '../../components/titled_panel';
import { useHealth } from '../../hooks/use_health';
import { usePermissions } from '../../hooks/use_permissions';
import { useSource } from '../../hooks/use_source';
import { PATHS } from '../../paths';
import { ChangesPanel } from './changes_panel';
import { DeleteAction } from './delete_action';
import { LogStreamPanel } from './log_stream_panel';
import { PauseAction } from './pause_action';
import { ReadOnlyCallout } from './read_only_callout';
import { RotateAction } from './rotate_action';
import { SettingsPanel } from './settings_panel';
import { WebhookPanel } from './webhook_panel';

export const SourcePage = () => {
  const { id } = useParams<{ id: string }>();
  const query = useSource(id);
  const actions = useActions(query.data);
  return (
    <PageFrame
      name={query.data?.name ?? id}
      parent={{ text: 'Sources', path: PATHS.sources }}
      description={query.data && `Writes to ${query.data.data_stream}`}
      actions={actions}
    >
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

/** Those that the user may do, and that the API does to this source. */
function useActions(source: Source | undefined) {
  const { manage, secrets } = usePermissions();
  if (source?.managed_by !== 'api') return [];
  return [
    ...(secrets ? [<RotateAction key="rotate" source={source} />] : []),
    ...(manage ? [<PauseAction key="pause" source={source} />] : []),
    ...(manage ? [<DeleteAction key="delete" source={source} />] : []),
  ];
}

const HealthPanel = ({ id }: { id: string }) => {
  const health = useHealth().data?.sources.find(({ source }) => source.id === id);
  if (!health) return null;
  return (
    <TitledPanel title="Health" aside={<SourceState state={health.state} />}>
      <SourceFigures health={health} />
    </TitledPanel>
  );
};
