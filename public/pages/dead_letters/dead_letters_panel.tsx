// The list with its filter and actions. What is done to all leaves out what came after the list.
import { EuiFlexGroup, EuiFlexItem, EuiSpacer } from '@elastic/eui';
import React, { useState } from 'react';
import {
  DEAD_LETTERS_SIZE,
  type DeadLetter,
  type DeadLettersAnswer,
} from '../../../common/api/dead_letters';
import { QueryStates } from '../../components/query_states';
import type { RunKind } from '../../hooks/dead_letter_run';
import { useDeadLetterRun } from '../../hooks/use_dead_letter_run';
import { useDeadLetters } from '../../hooks/use_dead_letters';
import { LetterActions } from './letter_actions';
import { LetterFilters } from './letter_filters';
import { LetterFlyout } from './letter_flyout';
import type { LetterFilter } from './letter_groups';
import { LettersTable, type LetterPage } from './letters_table';
import { NoLettersPrompt } from './no_letters_prompt';
import { RunCallout } from './run_callout';

const FIRST_PAGE: LetterPage = { index: 0, size: DEAD_LETTERS_SIZE.default };

export const DeadLettersPanel = ({ startWith }: { startWith: LetterFilter }) => {
  const [filter, setFilter] = useState(startWith);
  const [page, setPage] = useState(FIRST_PAGE);
  const query = useDeadLetters({ ...filter, from: page.index * page.size, size: page.size });
  const { run, start, stop, dismiss } = useDeadLetterRun();
  const show = (next: LetterFilter) => {
    setFilter(next);
    setPage({ ...page, index: 0 });
  };
  return (
    <>
      {run && <RunCallout run={run} onStop={stop} onDismiss={dismiss} />}
      <QueryStates query={query}>
        {(answer) =>
          answer.groups.length === 0 ? (
            <NoLettersPrompt />
          ) : (
            <Letters
              {...{ answer, filter, page }}
              isRunning={run?.state === 'running'}
              isLoading={query.isPreviousData}
              onFilter={show}
              onPage={setPage}
              onRun={(kind, ids) => {
                setPage({ ...page, index: 0 });
                const selection = ids ? { ids } : { ...filter, until: answer.as_of };
                void start({ kind, selection, total: ids?.length ?? answer.total });
              }}
            />
          )
        }
      </QueryStates>
    </>
  );
};

interface LettersProps {
  answer: DeadLettersAnswer;
  filter: LetterFilter;
  page: LetterPage;
  isRunning: boolean;
  isLoading: boolean;
  onFilter: (filter: LetterFilter) => void;
  onPage: (page: LetterPage) => void;
  onRun: (kind: RunKind, ids: string[] | undefined) => void;
}

const Letters = ({ answer, filter, page, onFilter, onPage, onRun, ...state }: LettersProps) => {
  const { isRunning } = state;
  const isBusy = isRunning || state.isLoading;
  const [marked, setMarked] = useState<DeadLetter[]>([]);
  // What was selected elsewhere is out of sight, and not meant.
  const selected = answer.letters.filter(({ id }) => marked.some((letter) => letter.id === id));
  const [open, setOpen] = useState<DeadLetter>();
  const isAll = selected.length === 0;
  const count = isAll ? answer.total : selected.length;
  return (
    <>
      <EuiFlexGroup justifyContent="spaceBetween" alignItems="center" wrap>
        <EuiFlexItem grow={false}>
          <LetterFilters
            groups={answer.groups}
            filter={filter}
            isDisabled={isRunning}
            onChange={onFilter}
          />
        </EuiFlexItem>
        <EuiFlexItem grow={false}>
          <LetterActions
            count={count}
            isAll={isAll}
            isDisabled={isBusy || count === 0}
            onRun={(kind) => onRun(kind, isAll ? undefined : selected.map(({ id }) => id))}
          />
        </EuiFlexItem>
      </EuiFlexGroup>
      <EuiSpacer size="m" />
      <LettersTable
        {...{ answer, page, selected, isBusy, onPage }}
        onSelect={setMarked}
        onOpen={setOpen}
      />
      {open && <LetterFlyout letter={open} onClose={() => setOpen(undefined)} />}
    </>
  );
};
