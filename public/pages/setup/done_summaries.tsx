// What steps that are done have come to.
import { EuiButtonEmpty, EuiCode, EuiText } from '@elastic/eui';
import React from 'react';
import type { Source } from '../../../common/api/sources';
import { dataStreamName } from '../../../common/plugin';
import type { Wizard } from './use_wizard';
import { useWebhookUrl } from '../../components/webhook/use_webhook_url';

const Summary = ({ name, dataStream }: { name: string; dataStream: string }) => (
  <>
    <strong>{name}</strong> writes to <EuiCode>{dataStream}</EuiCode>
  </>
);

/** Until the source is made, it may be changed. */
export const TypedOptions = ({ wizard: { state, dispatch } }: { wizard: Wizard }) => (
  <EuiText size="s">
    <p>
      <Summary name={state.settings.name} dataStream={dataStreamName(state.settings.namespace)} />
      <EuiButtonEmpty
        size="xs"
        onClick={() => dispatch({ type: 'go', step: 'options' })}
        data-test-subj="auth0LogsChangeOptions"
      >
        Change
      </EuiButtonEmpty>
    </p>
  </EuiText>
);

export const CreatedOptions = ({ source }: { source: Source }) => (
  <EuiText size="s" data-test-subj="auth0LogsCreated">
    <p>
      <Summary name={source.name} dataStream={source.data_stream} />
    </p>
  </EuiText>
);

export const CreatedEndpoint = ({ source }: { source: Source }) => {
  const { url } = useWebhookUrl(source.webhook?.path ?? '');
  return (
    <EuiText size="s">
      <p>
        The source is there, and takes events at <EuiCode>{url}</EuiCode>
      </p>
    </EuiText>
  );
};
