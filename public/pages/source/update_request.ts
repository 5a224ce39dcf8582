// What becomes of a form when its source changes, and the request that saves it.
import type { Source, UpdateSourceRequest } from '../../../common/api/sources';
import {
  sameForm,
  toForm,
  toSettings,
  type SettingsForm,
} from '../../components/source_settings/settings_form';

interface Situation {
  /** The source that the form began with. */
  base: Source;
  /** As the server knows it now. */
  source: Source;
  /** Something was typed. */
  isChanged: boolean;
}

/**
 * `whole`: the form starts anew. `version`: what was typed stays and may be saved, since others
 * changed no setting but paused, resumed or gave a new token. `nothing`: saving it would undo what
 * others did, and the server will say so.
 */
export function adoptSource({ base, source, isChanged }: Situation) {
  if (source.version === base.version && sameForm(toForm(source), toForm(base))) return 'nothing';
  if (!isChanged) return 'whole';
  return sameForm(withoutEnabled(source), withoutEnabled(base)) ? 'version' : 'nothing';
}

/** `enabled` has an action of its own: the form leaves it as it is. */
const withoutEnabled = (source: Source): SettingsForm => ({ ...toForm(source), enabled: true });

export const toUpdate = (base: Source, form: SettingsForm): UpdateSourceRequest => ({
  ...toSettings({ ...form, enabled: base.enabled }),
  version: base.version ?? '',
});

export const toSwitched = (source: Source): UpdateSourceRequest => ({
  ...toSettings({ ...toForm(source), enabled: !source.enabled }),
  version: source.version ?? '',
});
