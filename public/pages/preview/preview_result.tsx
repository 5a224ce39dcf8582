// The document that an event becomes, and what stands out about it.
import { EuiBadge, EuiCodeBlock, EuiFlexGroup, EuiFlexItem, EuiSpacer } from '@elastic/eui';
import React from 'react';
import type { PreviewAnswer } from '../../../common/api/preview';
import { badgesOf } from './preview_badges';

export const PreviewResult = ({ answer }: { answer: PreviewAnswer }) => (
  <div role="status" data-test-subj="auth0LogsPreviewResult">
    <EuiFlexGroup gutterSize="s" responsive={false} wrap>
      {badgesOf(answer).map(({ label, color }) => (
        <EuiFlexItem key={label} grow={false}>
          <EuiBadge color={color}>{label}</EuiBadge>
        </EuiFlexItem>
      ))}
    </EuiFlexGroup>
    <EuiSpacer size="m" />
    <EuiCodeBlock
      language="json"
      isCopyable
      paddingSize="m"
      overflowHeight={640}
      data-test-subj="auth0LogsPreviewDocument"
    >
      {JSON.stringify({ _id: answer.id, ...answer.document }, null, 2)}
    </EuiCodeBlock>
  </div>
);
