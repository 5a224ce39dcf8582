// A task's state through the versions of its schema, and its interval.
// Follows elastic/kibana x-pack/platform/plugins/shared/task_manager/server
// (task_validator.ts, lib/intervals.ts).
import type { TaskDefinition } from '@kbn/task-manager-plugin/server';

const UNITS: Record<string, number> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

export function intervalMs(interval: string): number {
  const [, count, unit = ''] = /^([1-9]\d*)([smhd])$/.exec(interval) ?? [];
  const factor = UNITS[unit];
  if (count === undefined || factor === undefined) {
    throw new Error(
      `Invalid interval "${interval}". Intervals must be of the form {number}m. Example: 5m.`,
    );
  }
  return Number(count) * factor;
}

type State = Record<string, unknown>;

const versionsOf = ({ stateSchemaByVersion = {} }: TaskDefinition) =>
  Object.entries(stateSchemaByVersion)
    .map(([version, schema]) => ({ version: Number(version), ...schema }))
    .sort((a, b) => a.version - b.version);

export const latestStateVersion = (definition: TaskDefinition): number =>
  versionsOf(definition).at(-1)?.version ?? 0;

/** The state as the newest schema wants it, from whichever version it was stored with. */
export function upgradeState(definition: TaskDefinition, state: State, from: number): State {
  const versions = versionsOf(definition);
  const upgraded = versions
    .filter(({ version }) => version > from)
    .reduce((current, { up }) => up(current), state);
  return validateState(definition, upgraded);
}

export function validateState(definition: TaskDefinition, state: State): State {
  const latest = versionsOf(definition).at(-1);
  return latest ? latest.schema.validate(state) : state;
}
