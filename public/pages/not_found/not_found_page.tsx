// Stands at every path that no page is at.
import { EuiButton, EuiEmptyPrompt } from '@elastic/eui';
import React from 'react';
import { PageFrame } from '../../components/page_frame';
import { useAppLink } from '../../hooks/use_app_link';
import { PATHS } from '../../paths';

export const NotFoundPage = () => {
  const linkTo = useAppLink();
  return (
    <PageFrame name="Not found">
      <EuiEmptyPrompt
        data-test-subj="auth0LogsNotFound"
        color="plain"
        hasBorder
        iconType="search"
        title={<h2>There is no page here</h2>}
        body={<p>The address may be mistyped, or come from another version of the plugin.</p>}
        actions={
          <EuiButton fill {...linkTo(PATHS.overview)}>
            Go to the overview
          </EuiButton>
        }
      />
    </PageFrame>
  );
};
