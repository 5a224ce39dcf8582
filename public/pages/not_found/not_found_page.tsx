// Shown at every path that has no page.
import { EuiButton } from '@elastic/eui';
import React from 'react';
import { PageFrame } from '../../components/page_frame';
import { Prompt } from '../../components/prompt';
import { useAppLink } from '../../hooks/use_app_link';
import { PATHS } from '../../paths';

export const NotFoundPage = () => {
  const linkTo = useAppLink();
  return (
    <PageFrame name="Page not found">
      <Prompt
        data-test-subj="auth0LogsNotFound"
        iconType="search"
        title="This page does not exist"
        actions={
          <EuiButton fill {...linkTo(PATHS.overview)}>
            Go to overview
          </EuiButton>
        }
      >
        <p>The address may contain a typo or be from another version of the plugin.</p>
      </Prompt>
    </PageFrame>
  );
};
