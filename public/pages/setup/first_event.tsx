// The first event, in short and as the indexed document.
import {
  EuiAccordion,
  EuiCallOut,
  EuiCodeBlock,
  EuiDescriptionList,
  EuiSpacer,
  EuiText,
} from '@elastic/eui';
import React from 'react';
import type { RecentEvent } from '../../../common/api/events';
import { formatExactTime } from '../../components/format';

const ABSENT = '–';

interface Props {
  /** Absent where all that arrived was indexed already. */
  event: RecentEvent | undefined;
}

export const FirstEvent = ({ event }: Props) => (
  <div role="status" data-test-subj="auth0LogsFirstEvent">
    <EuiCallOut size="s" color="success" iconType="check" title="Connected: events are arriving" />
    <EuiSpacer size="m" />
    {event ? <EventDetails event={event} /> : <AlreadyIndexed />}
  </div>
);

const AlreadyIndexed = () => (
  <EuiText size="s" data-test-subj="auth0LogsOnlyDuplicates">
    <p>The events that arrived so far were already indexed, by another source or earlier.</p>
  </EuiText>
);

const EventDetails = ({ event }: { event: RecentEvent }) => (
  <>
    <EuiDescriptionList
      type="column"
      compressed
      columnWidths={[1, 4]}
      listItems={summaryOf(event).map(([title, description]) => ({ title, description }))}
    />
    {event.document && (
      <>
        <EuiSpacer size="m" />
        <EuiAccordion id="auth0LogsFirstDocument" buttonContent="Indexed document" initialIsOpen>
          <EuiSpacer size="s" />
          <EuiCodeBlock
            language="json"
            isCopyable
            paddingSize="m"
            overflowHeight={400}
            data-test-subj="auth0LogsFirstDocument"
          >
            {JSON.stringify(event.document, null, 2)}
          </EuiCodeBlock>
        </EuiAccordion>
      </>
    )}
  </>
);

const summaryOf = ({
  title,
  code,
  user,
  source_ip,
  timestamp,
}: RecentEvent): [string, string][] => [
  ['Event', title],
  ['Code', code ?? ABSENT],
  ['User', user ?? ABSENT],
  ['IP address', source_ip ?? ABSENT],
  ['Time', formatExactTime(timestamp)],
];
