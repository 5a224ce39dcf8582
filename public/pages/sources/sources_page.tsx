// All sources with their health, and what the plugin lacks.
import { EuiButton, EuiButtonEmpty, EuiFieldSearch, EuiSpacer, EuiText } from '@elastic/eui';
import React, { useState } from 'react';
import type { HealthAnswer, SourceHealth } from '../../../common/api/health';
import type { Source } from '../../../common/api/sources';
import { InstallationCallouts } from '../../components/installation_callouts';
import { PageFrame } from '../../components/page_frame';
import { NoSourcePrompt } from '../../components/prompt';
import { QueryStates } from '../../components/query_states';
import { SourceFigures } from '../../components/source_figures';
import { SourcePanel } from '../../components/source_panel';
import { useAppLink } from '../../hooks/use_app_link';
import { useHealth } from '../../hooks/use_health';
import { usePermissions } from '../../hooks/use_permissions';
import { PATHS } from '../../paths';

export const SourcesPage = () => {
  const health = useHealth();
  const { create } = usePermissions();
  const hasSources = (health.data?.sources.length ?? 0) > 0;
  return (
    <PageFrame
      name="Sources"
      description="Each source receives the log events of one Auth0 tenant."
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

/** A list of so many sources has a search field. */
const SEARCHED_FROM = 6;

const Sources = ({ answer, refreshError }: { answer: HealthAnswer; refreshError: unknown }) => {
  const [text, setText] = useState('');
  const { sources } = answer;
  const found = sources.filter(({ source }) => matches(source, text));
  return (
    <>
      <InstallationCallouts answer={answer} refreshError={refreshError} />
      {sources.length === 0 && <NoSourcePrompt />}
      {sources.length >= SEARCHED_FROM && (
        <>
          <EuiFieldSearch
            placeholder="Search by name, tenant or data stream"
            aria-label="Search sources"
            value={text}
            onChange={({ target }) => setText(target.value)}
            data-test-subj="auth0LogsSourceSearch"
          />
          <EuiSpacer size="m" />
        </>
      )}
      {sources.length > 0 && found.length === 0 && (
        <EuiText size="s">
          <p>No sources match “{text}”.</p>
        </EuiText>
      )}
      {found.map((health) => (
        <React.Fragment key={health.source.id}>
          <SourceCard health={health} />
          <EuiSpacer size="m" />
        </React.Fragment>
      ))}
    </>
  );
};

const matches = ({ id, name, tenant = '', data_stream }: Source, text: string) =>
  [id, name, tenant, data_stream].some((shown) =>
    shown.toLowerCase().includes(text.trim().toLowerCase()),
  );

const SourceCard = ({ health }: { health: SourceHealth }) => (
  <SourcePanel health={health}>
    <SourceFigures health={health} />
  </SourcePanel>
);
