// The wizard's state, which survives a reload; its source is in the address.
import { useCallback, useEffect, useReducer, useState, type Dispatch } from 'react';
import { useHistory, useLocation } from 'react-router-dom';
import type { CreateSourceAnswer } from '../../../common/api/sources';
import { searchOfSource, SOURCE_PARAMETER } from '../../paths';
import { forgetState, keepState, keptState } from './kept_state';
import { reduceWizard, resume, type WizardAction, type WizardState } from './wizard_state';

export interface Wizard {
  state: WizardState;
  dispatch: Dispatch<WizardAction>;
  /** In memory alone: gone after a reload. */
  token: string;
  setToken: (token: string) => void;
  /** The source exists: the wizard continues at an address that names it. */
  onCreated: (answer: CreateSourceAnswer) => void;
  /** What was typed is no longer needed. */
  leave: (path: string) => void;
}

export function useWizard(): Wizard {
  const history = useHistory();
  const { pathname, search } = useLocation();
  const sourceId = new URLSearchParams(search).get(SOURCE_PARAMETER) ?? '';
  const [state, dispatch] = useReducer(reduceWizard, undefined, () =>
    resume(keptState(), sourceId),
  );
  const [token, setToken] = useState('');
  useEffect(() => keepState(state), [state]);

  const onCreated = useCallback(
    ({ source, token: generated }: CreateSourceAnswer) => {
      if (generated !== undefined) setToken(generated);
      dispatch({ type: 'created', sourceId: source.id });
      history.replace({ pathname, search: searchOfSource(source.id) });
    },
    [history, pathname],
  );
  const leave = (path: string) => {
    forgetState();
    history.push(path);
  };
  return { state, dispatch, token, setToken, onCreated, leave };
}
