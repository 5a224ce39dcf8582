// Failed events: a page of them, one whole, and a run through all that are selected.
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import {
  type FailedEventSelection,
  type FailedEventsQuery,
  LIST_FAILED_EVENTS,
  READ_FAILED_EVENT,
} from '../../common/api/failed_events';
import { runThrough, type RunKind, type RunProgress } from './failed_event_run';
import { QUERY_ROOT, useEndpoint } from './use_endpoint';
import { useServices } from './use_services';

/** The page before stays until the next one has arrived. */
export const useFailedEvents = (query: FailedEventsQuery) =>
  useEndpoint(LIST_FAILED_EVENTS, { query }, { keepPreviousData: true });

/** It never changes, and may be long. */
export const useFailedEvent = (id: string) =>
  useEndpoint(READ_FAILED_EVENT, { params: { id } }, { staleTime: Infinity, cacheTime: 0 });

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

/** In batches, with progress; leaving the page stops it after the batch that is under way. */
export function useFailedEventRun() {
  const { call } = useServices();
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
      for await (progress of runThrough(call, kind, selection)) {
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
