// A call that changes something: whatever the pages know is read anew after it.
import { useMutation, useQueryClient } from '@tanstack/react-query';

/** Starts the key of every query of the app. */
export const QUERY_ROOT = 'auth0Logs';

export function useChange<Answer, Request = void>(change: (request: Request) => Promise<Answer>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () => {
      // Not waited for: the change itself is done.
      void queries.invalidateQueries({ queryKey: [QUERY_ROOT] });
    },
  });
}
