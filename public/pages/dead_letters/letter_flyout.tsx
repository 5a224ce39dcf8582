// A dead letter with its whole text, to read and to copy.
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
import type { DeadLetter } from '../../../common/api/dead_letters';
import { FailureCallout } from '../../components/failure_callout';
import { formatCount, formatExactTime } from '../../components/format';
import { useDeadLetter } from '../../hooks/use_dead_letter';
import { labelOfCode } from './letter_code';

/** Of a longer text the browser shows the excerpt only: to lay it out would take minutes. */
const MAX_SHOWN = 1024 * 1024;

export const LetterFlyout = ({ letter, onClose }: { letter: DeadLetter; onClose: () => void }) => {
  const titleId = useGeneratedHtmlId();
  return (
    <EuiFlyout
      ownFocus
      size="m"
      onClose={onClose}
      aria-labelledby={titleId}
      data-test-subj="auth0LogsLetterFlyout"
    >
      <EuiFlyoutHeader hasBorder>
        <EuiTitle size="m">
          <h2 id={titleId}>{labelOfCode(letter.code)}</h2>
        </EuiTitle>
      </EuiFlyoutHeader>
      <EuiFlyoutBody>
        <EuiDescriptionList
          type="column"
          compressed
          listItems={[
            { title: 'Reason', description: letter.reason },
            { title: 'Source', description: letter.source },
            { title: 'Received', description: formatExactTime(letter.received) },
            { title: 'Position in its delivery', description: formatCount(letter.position) },
            { title: 'Length', description: `${formatCount(letter.length)} characters` },
          ]}
        />
        <EuiSpacer />
        {letter.length > MAX_SHOWN ? (
          <RawText text={`${letter.excerpt}…`} />
        ) : (
          <Whole letter={letter} />
        )}
      </EuiFlyoutBody>
    </EuiFlyout>
  );
};

const Whole = ({ letter }: { letter: DeadLetter }) => {
  const { data, error } = useDeadLetter(letter.id);
  if (error) return <FailureCallout error={error} />;
  return data ? <RawText text={data.raw} /> : <EuiSkeletonText lines={10} />;
};

const RawText = ({ text }: { text: string }) => (
  <EuiCodeBlock
    language="text"
    isCopyable
    overflowHeight={600}
    whiteSpace="pre-wrap"
    data-test-subj="auth0LogsLetterText"
  >
    {text}
  </EuiCodeBlock>
);
