// Paste an Auth0 event, and see the document that it becomes. Nothing is stored.
import {
  EuiButton,
  EuiButtonEmpty,
  EuiFlexGroup,
  EuiFlexItem,
  EuiForm,
  EuiFormRow,
  EuiSelect,
  EuiSpacer,
  EuiTextArea,
} from '@elastic/eui';
import { useMutation } from '@tanstack/react-query';
import React, { useState } from 'react';
import {
  MAX_PREVIEW_LENGTH,
  PREVIEW_EVENT,
  type PreviewRequest,
} from '../../../common/api/preview';
import { FailureCallout } from '../../components/failure_callout';
import { PageFrame } from '../../components/page_frame';
import { Prompt } from '../../components/prompt';
import { useHealth } from '../../hooks/use_health';
import { useServices } from '../../hooks/use_services';
import { PATHS } from '../../paths';
import { EXAMPLE_EVENT } from './example_event';
import { PreviewResult } from './preview_result';

const DEFAULTS = '';

export const PreviewPage = () => (
  <PageFrame
    name="Preview"
    parent={{ text: 'Sources', path: PATHS.sources }}
    description="Paste an event of Auth0, and see the document that it becomes. Nothing is stored."
  >
    <Preview />
  </PageFrame>
);

const Preview = () => {
  const [event, setEvent] = useState('');
  const [source, setSource] = useState(DEFAULTS);
  const { call } = useServices();
  const preview = useMutation({
    mutationFn: (body: PreviewRequest) => call(PREVIEW_EVENT, { body }),
  });
  const tooLong = event.length > MAX_PREVIEW_LENGTH;
  const map = () => preview.mutate({ event, ...(source !== DEFAULTS && { source }) });
  return (
    <EuiFlexGroup gutterSize="xl">
      <EuiFlexItem>
        <EuiForm
          component="form"
          fullWidth
          noValidate
          onSubmit={(submission) => {
            submission.preventDefault();
            map();
          }}
        >
          <EuiFormRow
            label="Event"
            labelAppend={
              <EuiButtonEmpty
                size="xs"
                onClick={() => setEvent(EXAMPLE_EVENT)}
                data-test-subj="auth0LogsPreviewExample"
              >
                Fill in an example
              </EuiButtonEmpty>
            }
            helpText="As Auth0’s dashboard, API or log stream shows it. Of several, the first is taken."
            isInvalid={tooLong}
            error={`Use at most ${MAX_PREVIEW_LENGTH.toLocaleString('en-US')} characters.`}
          >
            <EuiTextArea
              rows={22}
              value={event}
              onChange={({ target }) => setEvent(target.value)}
              isInvalid={tooLong}
              spellCheck={false}
              style={{ fontFamily: 'monospace' }}
              data-test-subj="auth0LogsPreviewEvent"
            />
          </EuiFormRow>
          <SourceSelect value={source} onChange={setSource} />
          <EuiSpacer size="m" />
          <EuiButton
            type="submit"
            fill
            isDisabled={event.trim() === '' || tooLong}
            isLoading={preview.status === 'loading'}
            data-test-subj="auth0LogsPreviewMap"
          >
            Map
          </EuiButton>
        </EuiForm>
      </EuiFlexItem>
      <EuiFlexItem>
        <FailureCallout error={preview.error} />
        {preview.data && <PreviewResult answer={preview.data} />}
        {preview.status === 'idle' && <Nothing />}
      </EuiFlexItem>
    </EuiFlexGroup>
  );
};

interface SourceSelectProps {
  value: string;
  onChange: (id: string) => void;
}

const SourceSelect = ({ value, onChange }: SourceSelectProps) => {
  const sources = useHealth().data?.sources ?? [];
  const options = [
    { value: DEFAULTS, text: 'The defaults' },
    ...sources.map(({ source: { id, name } }) => ({ value: id, text: name })),
  ];
  return (
    <EuiFormRow
      label="With the settings of"
      helpText="What the source masks, hashes and drops holds here too."
    >
      <EuiSelect
        options={options}
        value={value}
        onChange={({ target }) => onChange(target.value)}
        data-test-subj="auth0LogsPreviewSource"
      />
    </EuiFormRow>
  );
};

const Nothing = () => (
  <Prompt iconType="document" title="The document appears here">
    <p>Paste an event or fill in the example, and press “Map”.</p>
  </Prompt>
);
