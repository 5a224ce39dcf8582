// Reads and changes by the descriptions of endpoints. After a change, all that the pages know is read
// anew.
import {
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationOptions,
  type UseQueryOptions,
} from '@tanstack/react-query';
import type { Args, Endpoint, Shapes } from '../../common/api/endpoint';
import { useServices } from './use_services';

/** Starts the key of every query of the app. */
export const QUERY_ROOT = 'auth0Logs';

export const keyOf = ({ method, path }: Endpoint, args: object = {}): readonly unknown[] => [
  QUERY_ROOT,
  `${method} ${path}`,
  args,
];

/** The query's key is made of `args`: where they contain a secret, `options` name another one. */
export function useEndpoint<S extends Shapes>(
  endpoint: Endpoint<S>,
  args: Args<S>,
  options: Omit<UseQueryOptions<S['answer']>, 'queryFn'> = {},
) {
  const { call } = useServices();
  return useQuery<S['answer']>({
    queryKey: keyOf(endpoint, args),
    queryFn: ({ signal }) => call(endpoint, { ...args, signal }),
    ...options,
  });
}

type ChangeOptions<S extends Shapes> = Pick<
  UseMutationOptions<S['answer'], unknown, Args<S>>,
  'onSuccess' | 'onError'
>;

export function useChange<S extends Shapes>(endpoint: Endpoint<S>, options: ChangeOptions<S> = {}) {
  const { call } = useServices();
  const queries = useQueryClient();
  return useMutation({
    ...options,
    mutationFn: (args: Args<S>) => call(endpoint, args),
    onSettled: () => {
      // Not waited for: the change itself is done.
      void queries.invalidateQueries({ queryKey: [QUERY_ROOT] });
    },
  });
}
