// Replays or discards failed events in batches, with progress; leaving the page stops it after the
// batch that is under way.
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { FailedEventSelection } from '../../common/api/failed_events';
import { runThrough, type RunKind, type RunProgress } from './failed_event_run';
import { QUERY_ROOT } from './use_change';
import { useServices } from './use_services';

export interface FailedEventRun {
  state: 'running' | 'ended' | 'stopped' | 'failed';
  /** How many were selected. */
  total: number;
  progress: RunProgress;
  /** What was thrown, where it failed. */
  error?: unknown;
}

export interface RunRequest {
  kind: RunKind;
  selection: FailedEventSelection;
  total: number;
}

export function useFailedEventRun() {
  const { api } = useServices();
  const queries = useQueryClient();
  const [run, setRun] = useState<FailedEventRun>();
  /** Of the run under way; absent once the page is left. */
  const current = useRef<AbortController>();
  const stop = () => current.current?.abort();
  useEffect(
    () => () => {
      current.current?.abort();
      current.current = undefined;
    },
    [],
  );

  const start = async ({ kind, selection, total }: RunRequest) => {
    const own = (current.current = new AbortController());
    const show = (next: FailedEventRun) => {
      if (current.current === own) setRun(next);
    };
    let progress: RunProgress = {
      ...{ kind, done: 0, failed: 0, remaining: total },
      failures: new Map(),
    };
    show({ state: 'running', total, progress });
    try {
      for await (progress of runThrough(api, kind, selection)) {
        if (own.signal.aborted) break;
        show({ state: 'running', total, progress });
      }
      show({ state: progress.remaining > 0 ? 'stopped' : 'ended', total, progress });
    } catch (error) {
      show({ state: 'failed', total, progress, error });
    }
    await queries.invalidateQueries({ queryKey: [QUERY_ROOT] });
  };
  return { run, start, stop, dismiss: () => setRun(undefined) };
}
