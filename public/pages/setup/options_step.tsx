// The first step: the name of the source, and how its events are stored.
import { EuiAccordion, EuiButton, EuiSpacer } from '@elastic/eui';
import React, { useState } from 'react';
import { sourceIdFrom } from '../../../common/api/sources';
import { TextSetting } from '../../components/source_settings/setting_fields';
import {
  ContentFields,
  GeneralFields,
  MaskingFields,
} from '../../components/source_settings/setting_groups';
import { StepForm } from './step_form';
import type { Wizard } from './use_wizard';
import { checkOptions, type OptionProblems } from './wizard_state';

export const OptionsStep = ({ wizard: { state, dispatch } }: { wizard: Wizard }) => {
  const all = checkOptions(state);
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const problems = Object.fromEntries(
    Object.entries(all).filter(([field]) => touched.has(field)),
  ) as OptionProblems;
  const touch = (fields: string[]) => setTouched((before) => new Set([...before, ...fields]));
  const fields = {
    form: state.settings,
    problems,
    change: (change: Partial<typeof state.settings>) => {
      touch(Object.keys(change));
      dispatch({ type: 'settings', change });
    },
  };
  const finish = () => {
    touch(Object.keys(all));
    if (Object.keys(all).length === 0) dispatch({ type: 'go', step: 'endpoint' });
  };
  return (
    <StepForm onSubmit={finish} data-test-subj="auth0LogsOptionsForm">
      <GeneralFields state={fields} />
      <EuiSpacer size="l" />
      <EuiAccordion
        id="auth0LogsAdvanced"
        buttonContent="Advanced settings"
        data-test-subj="auth0LogsAdvanced"
        {...(hasAdvancedProblem(problems) && { forceState: 'open' as const })}
      >
        <EuiSpacer size="m" />
        <ContentFields state={fields} />
        <EuiSpacer size="m" />
        <MaskingFields state={fields} />
        <TextSetting
          label="ID (optional)"
          helpText="Part of the webhook URL; cannot be changed later. Generated from the name if empty."
          placeholder={sourceIdFrom(state.settings.name)}
          value={state.id}
          onChange={(id) => {
            touch(['id']);
            dispatch({ type: 'choose', change: { id } });
          }}
          problem={problems.id}
          data-test-subj="auth0LogsSettingId"
        />
      </EuiAccordion>
      <EuiSpacer size="l" />
      <EuiButton type="submit" fill data-test-subj="auth0LogsOptionsNext">
        Next
      </EuiButton>
    </StepForm>
  );
};

const hasAdvancedProblem = ({ id, drop_codes, mask_fields, hash_fields }: OptionProblems) =>
  [id, drop_codes, mask_fields, hash_fields].some(Boolean);
