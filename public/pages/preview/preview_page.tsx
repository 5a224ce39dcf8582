// Maps a pasted Auth0 event to the document that it becomes. Nothing is stored.
import {
  EuiBadge,
  EuiButton,
  EuiButtonEmpty,
  EuiCodeBlock,
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
  type PreviewAnswer,
  type PreviewRequest,
} from '../../../common/api/preview';
import { FailureCallout } from '../../components/failure_callout';
import { PageFrame } from '../../components/page_frame';
import { Prompt } from '../../components/prompt';
import { useHealth } from '../../hooks/use_health';
import { useServices } from '../../hooks/use_services';
import { EXAMPLE_EVENT } from './example_event';
import { badgesOf } from './preview_badges';
import { PATHS } from '../../paths';

const DEFAULTS = '';

export const PreviewPage = () => (
  <PageFrame
    name="Preview an event"
    parent={{ text: 'Sources', path: PATHS.sources }}
    description="Paste an Auth0 event to see the document that it is indexed as. Nothing is stored."
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
                Use an example
              </EuiButtonEmpty>
            }
            helpText="JSON from the Auth0 dashboard, API or log stream. If there are several events, the first one is used."
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
            Preview
          </EuiButton>
        </EuiForm>
      </EuiFlexItem>
      <EuiFlexItem>
        <FailureCallout error={preview.error} />
        {preview.data && <PreviewResult answer={preview.data} />}
        {preview.status === 'idle' && <NothingYet />}
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
    { value: DEFAULTS, text: 'Defaults' },
    ...sources.map(({ source: { id, name } }) => ({ value: id, text: name })),
  ];
  return (
    <EuiFormRow
      label="Settings of source"
      helpText="The masking, hashing and event code filter of the source apply."
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

const NothingYet = () => (
  <Prompt iconType="document" title="No document yet">
    <p>Paste an event or use the example, then select “Preview”.</p>
  </Prompt>
);

const PreviewResult = ({ answer }: { answer: PreviewAnswer }) => (
  <div role="status" data-test-subj="auth0LogsPreviewResult">
    <EuiFlexGroup gutterSize="s" responsive={false} wrap>
      {badgesOf(answer).map(({ label, color }) => (
        <EuiFlexItem key={label} grow={false}>
          <EuiBadge color={color}>{label}</EuiBadge>
        </EuiFlexItem>
      ))}
    </EuiFlexGroup>
    <EuiSpacer size="m" />
    <EuiCodeBlock
      language="json"
      isCopyable
      paddingSize="m"
      overflowHeight={640}
      data-test-subj="auth0LogsPreviewDocument"
    >
      {JSON.stringify({ _id: answer.id, ...answer.document }, null, 2)}
    </EuiCodeBlock>
  </div>
);
