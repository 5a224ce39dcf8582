// From an Auth0 tenant to its first event: a source, its log stream in Auth0, and a live check.
import React from 'react';
import { PageFrame } from '../../components/page_frame';
import { ForbiddenPrompt } from '../../components/prompt';
import { usePermissions } from '../../hooks/use_permissions';
import { useWizard } from './use_wizard';
import { WizardSteps } from './wizard_steps';
import { PATHS } from '../../paths';

export const SetupPage = () => (
  <PageFrame
    name="Add source"
    parent={{ text: 'Sources', path: PATHS.sources }}
    description="Auth0 sends the log events of a tenant to the webhook of a source. Set one up in four steps."
  >
    {usePermissions().create ? (
      <Setup />
    ) : (
      <ForbiddenPrompt title="You don't have permission to add a source">
        <p>
          Ask an administrator for a role with the Kibana privilege “All” for Auth0 Logs, including
          “Tokens, credentials and write access”.
        </p>
      </ForbiddenPrompt>
    )}
  </PageFrame>
);

const Setup = () => <WizardSteps wizard={useWizard()} />;
