// Stands at every path that no page is at.
import { EuiButton } from '@elastic/eui';
import React from 'react';
import { PageFrame } from '../../components/page_frame';
import { Prompt } from '../../components/prompt';
import { useAppLink } from '../../hooks/use_app_link';
import { PATHS } from '../../paths';

export const NotFoundPage = () => {
  const linkTo = useAppLink();
  return (
    <PageFrame name="Not found">
      <Prompt
        data-test-subj="auth0LogsNotFound"
        iconType="search"
        title="There is no page here"
        actions={
          <EuiButton fill {...linkTo(PATHS.overview)}>
            Go to the overview
          </EuiButton>
        }
      >
        <p>The address may be mistyped, or come from another version of the plugin.</p>
      </Prompt>
    </PageFrame>
  );
};
