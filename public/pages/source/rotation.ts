// The choices of a token rotation, and the request that they make.
import {
  DEFAULT_KEEP_PREVIOUS,
  checkToken,
  type RotateTokenRequest,
} from '../../../common/api/sources';

export interface Rotation {
  kind: 'generated' | 'own';
  /** Typed; counts where `kind` is "own". */
  token: string;
  keepPreviousFor: string;
  /** Has the plugin write a generated token to the log stream in Auth0. */
  updateStream: boolean;
}

export const KEEP_PREVIOUS = [
  { value: '0s', text: 'Not at all (expires now)' },
  { value: '1h', text: '1 hour' },
  { value: DEFAULT_KEEP_PREVIOUS, text: '24 hours' },
  { value: '3d', text: '3 days' },
  { value: '7d', text: '7 days' },
];

export const newRotation = (updateStream: boolean): Rotation => ({
  kind: 'generated',
  token: '',
  keepPreviousFor: DEFAULT_KEEP_PREVIOUS,
  updateStream,
});

export const isComplete = ({ kind, token }: Rotation): boolean =>
  kind === 'generated' || checkToken(token) === undefined;

/** The user's own token is entered in Auth0 by the user. */
export const updatesStream = ({ kind, updateStream }: Rotation): boolean =>
  kind === 'generated' && updateStream;

export const toRequest = (rotation: Rotation): RotateTokenRequest => ({
  keep_previous_for: rotation.keepPreviousFor,
  ...(rotation.kind === 'own' && { token: rotation.token }),
  ...(updatesStream(rotation) && { update_log_stream: true }),
});
