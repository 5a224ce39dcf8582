// What can be wrong with the listener. Shown and logged; never ends Kibana.
import {
  describeShortcoming,
  type ListenerStatus,
  type Shortcoming,
} from '../../common/errors/shortcomings';

type OfListener = Extract<Shortcoming, { code: `listener_${string}` }>;

export type ListenerProblemCode = OfListener['code'];

/** What the listener does meanwhile is added when it is shown. */
type Thrown = {
  [C in ListenerProblemCode]: [
    code: C,
    details: Omit<Extract<OfListener, { code: C }>['details'], 'listener'>,
    options?: ErrorOptions,
  ];
}[ListenerProblemCode];

export class ListenerProblem extends Error {
  override readonly name = 'ListenerProblem';
  readonly code: ListenerProblemCode;
  readonly details: object;

  constructor(...[code, details, options]: Thrown) {
    super(describeShortcoming({ code, details }).title, options);
    this.code = code;
    this.details = details;
  }
}

export interface ListenerState {
  state: ListenerStatus;
  /** Beside `listening`: it goes on with what it had before. */
  problem?: ListenerProblem;
}

export const listenerShortcomings = ({ state, problem }: ListenerState): Shortcoming[] => {
  if (!problem) return [];
  const { code, details } = problem;
  return [{ code, details: { ...details, listener: state } } as OfListener];
};
