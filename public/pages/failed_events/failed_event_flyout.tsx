// A failed event with its whole text, to read and to copy.
import {
  EuiCodeBlock,
  EuiDescriptionList,
  EuiFlyout,
  EuiFlyoutBody,
  EuiFlyoutHeader,
  EuiSkeletonText,
  EuiSpacer,
  EuiTitle,
  useGeneratedHtmlId,
} from '@elastic/eui';
import React from 'react';
import type { FailedEvent } from '../../../common/api/failed_events';
import { FailureCallout } from '../../components/failure_callout';
import { formatCount, formatExactTime } from '../../components/format';
import { useFailedEvent } from '../../hooks/use_failed_events';
import { labelOfCode, remedyOfCode } from './failed_event_words';

const INPUTS: Record<FailedEvent['input'], string> = { webhook: 'Webhook', api: 'API' };

/** Of a longer text the browser shows only the excerpt: its layout would last minutes. */
const MAX_SHOWN = 1024 * 1024;

export const FailedEventFlyout = ({
  failedEvent,
  onClose,
}: {
  failedEvent: FailedEvent;
  onClose: () => void;
}) => {
  const titleId = useGeneratedHtmlId();
  const remedy = remedyOfCode(failedEvent.code);
  return (
    <EuiFlyout
      ownFocus
      size="m"
      onClose={onClose}
      aria-labelledby={titleId}
      data-test-subj="auth0LogsFailedEventFlyout"
    >
      <EuiFlyoutHeader hasBorder>
        <EuiTitle size="m">
          <h2 id={titleId}>{labelOfCode(failedEvent.code)}</h2>
        </EuiTitle>
      </EuiFlyoutHeader>
      <EuiFlyoutBody>
        <EuiDescriptionList
          type="column"
          compressed
          listItems={[
            { title: 'Reason', description: failedEvent.reason },
            ...(remedy === undefined ? [] : [{ title: 'Remedy', description: remedy }]),
            { title: 'Source', description: failedEvent.source },
            { title: 'Input', description: INPUTS[failedEvent.input] },
            { title: 'Received', description: formatExactTime(failedEvent.received) },
            { title: 'Position in the request', description: formatCount(failedEvent.position) },
            { title: 'Length', description: `${formatCount(failedEvent.length)} characters` },
          ]}
        />
        <EuiSpacer />
        {failedEvent.length > MAX_SHOWN ? (
          <RawText text={`${failedEvent.excerpt}…`} />
        ) : (
          <Whole failedEvent={failedEvent} />
        )}
      </EuiFlyoutBody>
    </EuiFlyout>
  );
};

const Whole = ({ failedEvent }: { failedEvent: FailedEvent }) => {
  const { data, error } = useFailedEvent(failedEvent.id);
  if (error) return <FailureCallout error={error} />;
  return data ? <RawText text={data.raw} /> : <EuiSkeletonText lines={10} />;
};

const RawText = ({ text }: { text: string }) => (
  <EuiCodeBlock
    language="text"
    isCopyable
    overflowHeight={600}
    whiteSpace="pre-wrap"
    data-test-subj="auth0LogsFailedEventText"
  >
    {text}
  </EuiCodeBlock>
);
