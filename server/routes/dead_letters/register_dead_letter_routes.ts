// All that the API does to dead letters; each endpoint is a file beside this one. The internal user
// reads and deletes, since no role of a caller's covers the index.
import type { ReplayDeps } from '../../dead_letters/replay_dead_letters';
import type { DiscardDeps } from '../../dead_letters/discard_dead_letters';
import type { RouteDeps } from '../register_route';
import { registerDiscardRoute } from './discard_route';
import { registerListDeadLettersRoute } from './list_dead_letters_route';
import { registerReadDeadLetterRoute } from './read_dead_letter_route';
import { registerReplayRoute } from './replay_route';

export type DeadLetterRouteDeps = RouteDeps & ReplayDeps & DiscardDeps;

export const registerDeadLetterRoutes = (deps: DeadLetterRouteDeps): void => {
  registerListDeadLettersRoute(deps);
  registerReadDeadLetterRoute(deps);
  registerReplayRoute(deps);
  registerDiscardRoute(deps);
};
