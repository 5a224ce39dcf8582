// The sources: each whole, or a line each where there are several.
import {
  type EuiBasicTableColumn,
  EuiInMemoryTable,
  EuiLink,
  EuiSpacer,
  EuiText,
  EuiTextBlockTruncate,
} from '@elastic/eui';
import React from 'react';
import type { SourceHealth } from '../../../common/api/health';
import { formatCount } from '../../components/format';
import { RelativeTime } from '../../components/relative_time';
import { CounterStats } from '../../components/source_figures';
import { SourcePanel } from '../../components/source_panel';
import { SourceState } from '../../components/source_state';
import { Sparkline } from '../../components/sparkline';
import { TitledPanel } from '../../components/titled_panel';
import { WebhookAddress } from '../../components/webhook_address';
import { type AppLinkTo, useAppLink } from '../../hooks/use_app_link';
import { pathOfSource } from '../../paths';

const NAME_LINES = 2;
/** Lines of a page: the events below stay in sight. */
const SHOWN = 10;

interface Props {
  sources: SourceHealth[];
  /** A line each is enough. */
  isList: boolean;
}

export const Sources = ({ sources, isList }: Props) =>
  isList ? (
    <>
      <SourcesPanel sources={sources} />
      <EuiSpacer size="l" />
    </>
  ) : (
    <>
      {sources.map((health) => (
        <React.Fragment key={health.source.id}>
          <SingleSource health={health} />
          <EuiSpacer size="l" />
        </React.Fragment>
      ))}
    </>
  );

const SourcesPanel = ({ sources }: { sources: SourceHealth[] }) => {
  const linkTo = useAppLink();
  return (
    <TitledPanel title="Sources" data-test-subj="auth0LogsSourceList">
      <EuiInMemoryTable
        tableCaption="Sources, those that need attention first"
        items={sources}
        itemId={({ source }: SourceHealth) => source.id}
        columns={columns(linkTo)}
        pagination={sources.length > SHOWN && { pageSize: SHOWN, showPerPageOptions: false }}
        rowProps={({ source }) => ({ 'data-test-subj': `auth0LogsSource-${source.id}` })}
      />
    </TitledPanel>
  );
};

const columns = (linkTo: AppLinkTo): EuiBasicTableColumn<SourceHealth>[] => [
  {
    name: 'Source',
    width: '30%',
    render: ({ source }: SourceHealth) => (
      <div className="eui-textBreakWord">
        <EuiTextBlockTruncate lines={NAME_LINES}>
          <EuiLink title={source.name} {...linkTo(pathOfSource(source.id))}>
            {source.name}
          </EuiLink>
        </EuiTextBlockTruncate>
        {source.tenant !== undefined && <EuiText size="xs">{source.tenant}</EuiText>}
      </div>
    ),
  },
  {
    name: 'State',
    width: '210px',
    render: ({ state }: SourceHealth) => <SourceState state={state} />,
  },
  {
    name: 'Last event',
    width: '150px',
    render: ({ last_accepted_at: at }: SourceHealth) =>
      at === undefined ? 'None yet' : <RelativeTime at={at} />,
  },
  {
    name: 'Events per minute, last hour',
    render: ({ source, per_minute }: SourceHealth) => (
      <Sparkline title={`Events per minute, ${source.name}`} values={per_minute} />
    ),
  },
  {
    name: 'Events',
    align: 'right',
    width: '110px',
    render: ({ counters }: SourceHealth) => formatCount(counters.accepted),
  },
];

const SingleSource = ({ health }: { health: SourceHealth }) => (
  <SourcePanel health={health}>
    {health.source.webhook && (
      <>
        <WebhookAddress path={health.source.webhook.path} />
        <EuiSpacer size="l" />
      </>
    )}
    <CounterStats source={health.source} counters={health.counters} />
  </SourcePanel>
);
