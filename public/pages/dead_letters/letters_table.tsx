// A page of dead letters; each opens to its whole text.
import {
  EuiBasicTable,
  EuiButtonIcon,
  EuiCode,
  EuiText,
  type CriteriaWithPagination,
  type EuiBasicTableColumn,
} from '@elastic/eui';
import React from 'react';
import {
  DEAD_LETTERS_WINDOW,
  DEAD_LETTERS_SIZE,
  type DeadLetter,
  type DeadLettersAnswer,
} from '../../../common/api/dead_letters';
import { formatExactTime } from '../../components/format';
import { RelativeTime } from '../../components/relative_time';
import { labelOfCode } from './letter_code';

/** Characters of the text in a row. */
const SHOWN = 160;
const SIZES = [10, DEAD_LETTERS_SIZE.default, 50, DEAD_LETTERS_SIZE.max];

export interface LetterPage {
  index: number;
  size: number;
}

interface Props {
  answer: DeadLettersAnswer;
  page: LetterPage;
  selected: DeadLetter[];
  isBusy: boolean;
  onPage: (page: LetterPage) => void;
  onSelect: (letters: DeadLetter[]) => void;
  onOpen: (letter: DeadLetter) => void;
}

export const LettersTable = ({ answer, page, selected, isBusy, ...props }: Props) => (
  <EuiBasicTable
    tableCaption="Dead letters, newest first"
    items={answer.letters}
    itemId="id"
    columns={columns(props.onOpen)}
    loading={isBusy}
    noItemsMessage="No dead letter matches the filter."
    selection={{
      selected,
      selectable: () => !isBusy,
      onSelectionChange: props.onSelect,
    }}
    pagination={{
      pageIndex: page.index,
      pageSize: page.size,
      totalItemCount: Math.min(answer.total, DEAD_LETTERS_WINDOW - DEAD_LETTERS_SIZE.max),
      pageSizeOptions: SIZES,
    }}
    onChange={({ page: { index, size } }: CriteriaWithPagination<DeadLetter>) =>
      props.onPage({ index, size })
    }
    rowProps={{ 'data-test-subj': 'auth0LogsDeadLetter' }}
  />
);

const columns = (onOpen: (letter: DeadLetter) => void): EuiBasicTableColumn<DeadLetter>[] => [
  {
    field: 'received',
    name: 'Received',
    width: '140px',
    render: (received: string) => <RelativeTime at={received} />,
  },
  {
    field: 'source',
    name: 'Source',
    width: '160px',
    render: (source: string) => <span className="eui-textBreakWord">{source}</span>,
  },
  {
    field: 'code',
    name: 'Reason',
    width: '30%',
    render: (code: string, { reason }) => (
      <div>
        <strong>{labelOfCode(code)}</strong>
        <EuiText size="xs" className="eui-textBreakWord">
          {reason !== `${labelOfCode(code)}.` && reason}
        </EuiText>
      </div>
    ),
  },
  {
    field: 'excerpt',
    name: 'Text',
    render: (excerpt: string, { length }) => (
      // Its own colour is too faint on a selected row.
      <EuiCode transparentBackground className="eui-textBreakAll" style={{ color: 'inherit' }}>
        {excerpt.slice(0, SHOWN)}
        {length > SHOWN && '…'}
      </EuiCode>
    ),
  },
  {
    name: 'Open',
    width: '60px',
    align: 'right',
    render: (letter: DeadLetter) => (
      <EuiButtonIcon
        iconType="expand"
        aria-label={`Open the letter received ${formatExactTime(letter.received)}`}
        onClick={() => onOpen(letter)}
        data-test-subj="auth0LogsOpenLetter"
      />
    ),
  },
];
