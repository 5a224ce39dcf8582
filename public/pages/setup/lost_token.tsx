// Stands where the token was, once it cannot be shown any more: a new one can be made.
import { EuiButton, EuiCallOut } from '@elastic/eui';
import React from 'react';
import { DEFAULT_KEEP_PREVIOUS, ROTATE_TOKEN, type Source } from '../../../common/api/sources';
import { FailureCallout } from '../../components/failure_callout';
import { useChange } from '../../hooks/use_endpoint';

interface Props {
  source: Source;
  onToken: (token: string) => void;
}

export const LostToken = ({ source, onToken }: Props) => {
  const rotation = useChange(ROTATE_TOKEN);
  if (source.managed_by === 'kibana_yml')
    return (
      <EuiCallOut
        size="s"
        iconType="key"
        title="The Authorization Token is the one in kibana.yml"
      />
    );
  const rotate = () =>
    rotation.mutate(
      { params: { id: source.id }, body: { keep_previous_for: DEFAULT_KEEP_PREVIOUS } },
      { onSuccess: ({ token = '' }) => onToken(token) },
    );
  return (
    <>
      <EuiCallOut size="s" iconType="key" title="The Authorization Token is not shown again">
        <p>
          Use it where you copied it, or make a new one. The one before stays valid for another 24
          hours.
        </p>
        <EuiButton
          size="s"
          onClick={rotate}
          isLoading={rotation.status === 'loading'}
          data-test-subj="auth0LogsMakeToken"
        >
          Make a new token
        </EuiButton>
      </EuiCallOut>
      <FailureCallout error={rotation.error} />
    </>
  );
};
