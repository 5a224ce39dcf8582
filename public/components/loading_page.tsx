// The page's outline while the first answer is on its way.
import {
  EuiFlexGrid,
  EuiFlexItem,
  EuiPanel,
  EuiSkeletonRectangle,
  EuiSkeletonText,
  EuiSpacer,
} from '@elastic/eui';
import React from 'react';

const BLOCKS = ['accepted', 'duplicate', 'failed events', 'refused'];

export const LoadingPage = () => (
  <div data-test-subj="auth0LogsLoading" aria-busy="true" aria-label="Loading">
    <EuiPanel hasBorder hasShadow={false}>
      <EuiSkeletonText lines={2} />
      <EuiSpacer />
      <EuiFlexGrid columns={4}>
        {BLOCKS.map((block) => (
          <EuiFlexItem key={block}>
            <EuiSkeletonRectangle width="100%" height={56} borderRadius="m" />
          </EuiFlexItem>
        ))}
      </EuiFlexGrid>
    </EuiPanel>
    <EuiSpacer />
    <EuiPanel hasBorder hasShadow={false}>
      <EuiSkeletonText lines={8} />
    </EuiPanel>
  </div>
);
