// A source's name, which links to its page, its data stream and its state.
import { EuiBadge, EuiFlexGroup, EuiFlexItem, EuiLink, EuiText, EuiTitle } from '@elastic/eui';
import React from 'react';
import type { SourceHealth } from '../../common/api/health';
import { useAppLink } from '../hooks/use_app_link';
import { pathOfSource } from '../paths';
import { SourceState } from './source_state';

export const SourceHeading = ({ health: { source, state } }: { health: SourceHealth }) => {
  const linkTo = useAppLink();
  return (
    <EuiFlexGroup alignItems="center" gutterSize="m" wrap>
      <EuiFlexItem>
        <EuiTitle size="s">
          <h2 className="eui-textBreakWord">
            <EuiLink {...linkTo(pathOfSource(source.id))}>{source.name}</EuiLink>
          </h2>
        </EuiTitle>
        <EuiText size="s">
          {source.tenant !== undefined && `${source.tenant} · `}
          {source.data_stream}
        </EuiText>
      </EuiFlexItem>
      {source.managed_by === 'kibana_yml' && (
        <EuiFlexItem grow={false}>
          <EuiBadge color="hollow">kibana.yml</EuiBadge>
        </EuiFlexItem>
      )}
      <EuiFlexItem grow={false}>
        <SourceState state={state} />
      </EuiFlexItem>
    </EuiFlexGroup>
  );
};
