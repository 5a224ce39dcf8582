// The settings of a source as a form. What was typed outlives refreshes, pauses and new tokens.
import {
  EuiButton,
  EuiButtonEmpty,
  EuiFlexGroup,
  EuiFlexItem,
  EuiForm,
  EuiHorizontalRule,
  EuiSpacer,
  EuiTitle,
} from '@elastic/eui';
import React, { type FormEvent, useEffect, useState } from 'react';
import { Prompt } from 'react-router-dom';
import { type Source, UPDATE_SOURCE } from '../../../common/api/sources';
import { toFailure } from '../../api/failure';
import { FailureCallout } from '../../components/failure_callout';
import { InputFields } from '../../components/source_settings/input_fields';
import {
  ContentFields,
  GeneralFields,
  MaskingFields,
} from '../../components/source_settings/setting_groups';
import { toForm } from '../../components/source_settings/settings_form';
import { useSettingsForm } from '../../components/source_settings/use_settings_form';
import { TitledPanel } from '../../components/titled_panel';
import { useChange } from '../../hooks/use_endpoint';
import { usePermissions } from '../../hooks/use_permissions';
import { useServices } from '../../hooks/use_services';
import { adoptSource, toUpdate } from './update_request';

interface Props {
  source: Source;
  onReload: () => Promise<{ data?: Source | undefined }>;
}

export const SettingsPanel = ({ source, onReload }: Props) => {
  const { toasts } = useServices().core.notifications;
  const { manage } = usePermissions();
  const update = useChange(UPDATE_SOURCE);
  // The source that the form began with: its version is the one that is replaced.
  const [base, setBase] = useState(source);
  const state = useSettingsForm(toForm(base));
  const startWith = (next: Source) => {
    setBase(next);
    state.reset(toForm(next));
  };

  useEffect(() => {
    const adopted = adoptSource({ base, source, isChanged: state.isChanged });
    if (adopted === 'whole') startWith(source);
    else if (adopted === 'version') setBase(source);
    // Only another source is a reason to compare: what is typed meanwhile is not.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [source]);

  const save = (event: FormEvent) => {
    event.preventDefault();
    if (!state.isValid || !state.isChanged) return;
    update.mutate(
      { params: { id: source.id }, body: toUpdate(base, state.form) },
      {
        onSuccess: (saved) => {
          startWith(saved);
          toasts.addSuccess('Settings saved');
        },
      },
    );
  };
  const reload = async () => {
    const { data } = await onReload();
    update.reset();
    if (data) startWith(data);
  };

  const readOnly = !manage || source.managed_by !== 'api';
  const fields = { state, disabled: readOnly };
  return (
    <TitledPanel title="Settings" data-test-subj="auth0LogsSettings">
      <UnsavedWarning when={state.isChanged && update.status !== 'loading'} />
      <EuiForm component="form" onSubmit={save}>
        <GeneralFields {...fields} />
        <Heading>Inputs</Heading>
        <InputFields {...fields} />
        <Heading>Storage</Heading>
        <ContentFields {...fields} />
        <Heading>Masking</Heading>
        <MaskingFields {...fields} />
        <EuiSpacer size="l" />
        <FailureCallout error={update.error}>
          {isConflict(update.error) && (
            <EuiButton size="s" onClick={() => void reload()} data-test-subj="auth0LogsReload">
              Discard my changes and reload
            </EuiButton>
          )}
        </FailureCallout>
        {!readOnly && (
          <EuiFlexGroup gutterSize="m" responsive={false}>
            <EuiFlexItem grow={false}>
              <EuiButton
                fill
                type="submit"
                isLoading={update.status === 'loading'}
                isDisabled={!state.isChanged || !state.isValid}
                data-test-subj="auth0LogsSave"
              >
                Save
              </EuiButton>
            </EuiFlexItem>
            <EuiFlexItem grow={false}>
              <EuiButtonEmpty isDisabled={!state.isChanged} onClick={() => startWith(source)}>
                Discard changes
              </EuiButtonEmpty>
            </EuiFlexItem>
          </EuiFlexGroup>
        )}
      </EuiForm>
    </TitledPanel>
  );
};

const isConflict = (error: unknown) => Boolean(error) && toFailure(error).name === 'source_changed';

const Heading = ({ children }: { children: string }) => (
  <>
    <EuiHorizontalRule margin="l" />
    <EuiTitle size="xs">
      <h3>{children}</h3>
    </EuiTitle>
    <EuiSpacer size="s" />
  </>
);

const UnsavedWarning = ({ when }: { when: boolean }) => {
  useEffect(() => {
    if (!when) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [when]);
  return <Prompt when={when} message="Leave without saving your changes?" />;
};
