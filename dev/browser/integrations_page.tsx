// The Integrations page with the cards that plugins registered.
// Source: elastic/kibana x-pack/platform/plugins/shared/fleet/public/applications/integrations.
import { EuiCard, EuiFlexGrid, EuiFlexItem, EuiIcon, EuiPageTemplate } from '@elastic/eui';
import React, { type MouseEvent } from 'react';
import type { PageConfig } from './page_config';

interface Props {
  config: PageConfig;
  onOpen: (url: string) => Promise<void>;
}

export const IntegrationsPage = ({ config: { basePath, integrations }, onOpen }: Props) => (
  <EuiPageTemplate restrictWidth minHeight="0" offset={0}>
    <EuiPageTemplate.Header
      pageTitle="Integrations"
      description="Choose an integration to start collecting and analyzing your data."
    />
    <EuiPageTemplate.Section>
      <EuiFlexGrid columns={3}>
        {integrations.map(({ id, title, description, uiInternalPath, icons }) => (
          <EuiFlexItem key={id}>
            <EuiCard
              layout="horizontal"
              title={title}
              description={description}
              icon={<EuiIcon size="xl" type={icons[0]?.src ?? 'package'} />}
              href={basePath + uiInternalPath}
              onClick={(event: MouseEvent) => {
                event.preventDefault();
                void onOpen(basePath + uiInternalPath);
              }}
              data-test-subj={`integration-card:${id}`}
            />
          </EuiFlexItem>
        ))}
      </EuiFlexGrid>
    </EuiPageTemplate.Section>
  </EuiPageTemplate>
);
