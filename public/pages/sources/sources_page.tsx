// All sources with their health, and what stands in their way.
import { EuiButton, EuiButtonEmpty, EuiSpacer } from '@elastic/eui';
import React from 'react';
import type { HealthAnswer } from '../../../common/api/health';
import { InstallationCallouts } from '../../components/installation_callouts';
import { NoSourcePrompt } from '../../components/no_source_prompt';
import { PageFrame } from '../../components/page_frame';
import { QueryStates } from '../../components/query_states';
import { useAppLink } from '../../hooks/use_app_link';
import { useHealth } from '../../hooks/use_health';
import { usePermissions } from '../../hooks/use_permissions';
import { PATHS } from '../../paths';
import { bySeverity } from './by_severity';
import { SourceCard } from './source_card';

export const SourcesPage = () => {
  const health = useHealth();
  const { create } = usePermissions();
  const hasSources = (health.data?.sources.length ?? 0) > 0;
  return (
    <PageFrame
      name="Sources"
      description="Each source takes the log stream of an Auth0 tenant."
      actions={[
        ...(create && hasSources ? [<AddSource key="add" />] : []),
        <PreviewEvent key="preview" />,
      ]}
    >
      <QueryStates query={health}>
        {(answer) => <Sources answer={answer} refreshError={health.error} />}
      </QueryStates>
    </PageFrame>
  );
};

const AddSource = () => {
  const linkTo = useAppLink();
  return (
    <EuiButton
      fill
      iconType="plusInCircle"
      {...linkTo(PATHS.newSource)}
      data-test-subj="auth0LogsAddSource"
    >
      Add source
    </EuiButton>
  );
};

const PreviewEvent = () => {
  const linkTo = useAppLink();
  return (
    <EuiButtonEmpty {...linkTo(PATHS.preview)} data-test-subj="auth0LogsPreviewLink">
      Preview an event
    </EuiButtonEmpty>
  );
};

const Sources = ({ answer, refreshError }: { answer: HealthAnswer; refreshError: unknown }) => (
  <>
    <InstallationCallouts answer={answer} refreshError={refreshError} />
    {answer.sources.length === 0 && <NoSourcePrompt />}
    {bySeverity(answer.sources).map((health) => (
      <React.Fragment key={health.source.id}>
        <SourceCard health={health} />
        <EuiSpacer size="m" />
      </React.Fragment>
    ))}
  </>
);
