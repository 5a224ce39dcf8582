// One source of the list; its name leads to all about it.
import {
  EuiBadge,
  EuiFlexGroup,
  EuiFlexItem,
  EuiLink,
  EuiPanel,
  EuiSpacer,
  EuiText,
  EuiTitle,
} from '@elastic/eui';
import React from 'react';
import type { SourceHealth } from '../../../common/api/health';
import { SourceFigures } from '../../components/source_figures';
import { SourceState } from '../../components/source_state';
import { useAppLink } from '../../hooks/use_app_link';
import { pathOfSource } from '../../paths';

export const SourceCard = ({ health }: { health: SourceHealth }) => {
  const { source, state } = health;
  const linkTo = useAppLink();
  return (
    <EuiPanel
      hasBorder
      hasShadow={false}
      paddingSize="l"
      data-test-subj={`auth0LogsSource-${source.id}`}
    >
      <EuiFlexGroup alignItems="center" justifyContent="spaceBetween" responsive={false} wrap>
        <EuiFlexItem grow={false}>
          <EuiTitle size="s">
            <h2>
              <EuiLink {...linkTo(pathOfSource(source.id))}>{source.name}</EuiLink>
            </h2>
          </EuiTitle>
          <EuiText size="s" color="subdued">
            {source.tenant !== undefined && `${source.tenant} · `}
            writes to {source.data_stream}
          </EuiText>
        </EuiFlexItem>
        <EuiFlexItem grow={false}>
          <EuiFlexGroup alignItems="center" gutterSize="s" responsive={false}>
            {source.managed_by === 'kibana_yml' && (
              <EuiFlexItem grow={false}>
                <EuiBadge color="hollow">kibana.yml</EuiBadge>
              </EuiFlexItem>
            )}
            <EuiFlexItem grow={false}>
              <SourceState state={state} />
            </EuiFlexItem>
          </EuiFlexGroup>
        </EuiFlexItem>
      </EuiFlexGroup>
      <EuiSpacer size="m" />
      <SourceFigures health={health} />
    </EuiPanel>
  );
};
