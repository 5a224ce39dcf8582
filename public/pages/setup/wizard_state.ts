// The state of the wizard: what was typed, without secrets, and the current step.
import { checkSourceId, checkToken, type CreateSourceRequest } from '../../../common/api/sources';
import type { StreamCategory } from '../../../common/auth0/log_stream';
import {
  asSentence,
  checkForm,
  type FormProblems,
  newForm,
  type SettingsForm,
  toSettings,
} from '../../components/source_settings/settings_form';

export type Step = 'options' | 'endpoint' | 'connect' | 'live';
export const STEPS: readonly Step[] = ['options', 'endpoint', 'connect', 'live'];

/** It survives a reload: no token, client secret or API key belongs in it. */
export interface WizardState {
  step: Step;
  /** The source, once it is created. */
  sourceId: string;
  settings: SettingsForm;
  /** Of the new source; empty means that it is made from the name. */
  id: string;
  tokenFrom: 'server' | 'user';
  writeAccess: 'grant' | 'api_key' | 'later';
  way: 'automatic' | 'manual';
  stream: StreamDraft;
}

export interface StreamDraft {
  /** Null until it was typed: the tenant of the source then. */
  domain: string | null;
  tenant_domain: string;
  client_id: string;
  /** Likewise: the name of the source. */
  name: string | null;
  /** Null means everything. */
  categories: StreamCategory[] | null;
  /** ISO 8601; empty means from now on. */
  start_from: string;
  is_priority: boolean;
  remember_credentials: boolean;
}

export const initialState = (): WizardState => ({
  step: 'options',
  sourceId: '',
  settings: newForm(),
  id: '',
  tokenFrom: 'server',
  writeAccess: 'grant',
  way: 'automatic',
  stream: {
    ...{ domain: null, tenant_domain: '', client_id: '', name: null },
    ...{ categories: null, start_from: '', is_priority: false, remember_credentials: false },
  },
});

export type WizardAction =
  | { type: 'settings'; change: Partial<SettingsForm> }
  | { type: 'stream'; change: Partial<StreamDraft> }
  | {
      type: 'choose';
      change: Partial<Pick<WizardState, 'id' | 'tokenFrom' | 'writeAccess' | 'way'>>;
    }
  | { type: 'go'; step: Step }
  | { type: 'created'; sourceId: string };

export function reduceWizard(state: WizardState, action: WizardAction): WizardState {
  switch (action.type) {
    case 'settings':
      return { ...state, settings: { ...state.settings, ...action.change } };
    case 'stream':
      return { ...state, stream: { ...state.stream, ...action.change } };
    case 'choose':
      return { ...state, ...action.change };
    case 'created':
      return { ...state, sourceId: action.sourceId, step: 'connect' };
    case 'go':
      return canGo(state, action.step) ? { ...state, step: action.step } : state;
  }
}

/** The first two steps end with a created source, the others begin with it. */
const canGo = ({ sourceId }: WizardState, step: Step) =>
  (sourceId === '') === (step === 'options' || step === 'endpoint');

/** The wizard at an address that names a source: with what was typed for that source. */
export const resume = (kept: WizardState, sourceId: string): WizardState => {
  if (kept.sourceId === sourceId) return kept;
  const fresh = initialState();
  return sourceId === '' ? fresh : { ...fresh, sourceId, step: 'connect' };
};

export type OptionProblems = FormProblems & { id?: string };

/** Remedies, by field; none where all is right. */
export function checkOptions({ settings, id }: WizardState): OptionProblems {
  const problem = id === '' ? undefined : checkSourceId(id);
  return { ...checkForm(settings), ...(problem !== undefined && { id: asSentence(problem) }) };
}

/** Of the user's own token, where they choose to bring one. */
export function checkOwnToken({ tokenFrom }: WizardState, token: string): string | undefined {
  const problem = tokenFrom === 'user' ? checkToken(token) : undefined;
  return problem === undefined ? undefined : asSentence(problem);
}

export const createRequest = (
  { settings, id, tokenFrom }: WizardState,
  token: string,
): CreateSourceRequest => {
  const { webhook, ...rest } = toSettings(settings);
  return {
    ...rest,
    id: id || undefined,
    webhook: webhook && { token: tokenFrom === 'user' ? token : undefined },
  };
};
