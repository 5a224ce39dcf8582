// Which categories of events Auth0 sends; none selected means all.
import { EuiButton, EuiComboBox, EuiFormRow, EuiText } from '@elastic/eui';
import React, { useState } from 'react';
import { STREAM_CATEGORIES, type StreamCategory } from '../../../common/auth0/log_stream';

interface Props {
  categories: string[];
  isSaving: boolean;
  onSave: (categories: StreamCategory[]) => void;
}

const isKnown = (name: string): name is StreamCategory =>
  (STREAM_CATEGORIES as readonly string[]).includes(name);

const option = (label: string) => ({ label });

export const CategoriesForm = ({ categories, isSaving, onSave }: Props) => {
  const [chosen, setChosen] = useState(categories);
  const unknown = categories.filter((name) => !isKnown(name));
  if (unknown.length > 0) {
    return (
      <EuiText size="s">
        <p>
          Categories: {categories.join(', ')}. This version of the plugin does not know all of them.
          Change them in the Auth0 dashboard.
        </p>
      </EuiText>
    );
  }
  const isChanged = chosen.join() !== categories.join();
  return (
    <>
      <EuiFormRow
        fullWidth
        label="Event categories"
        helpText="If none is selected, Auth0 sends all events."
      >
        <EuiComboBox
          fullWidth
          aria-label="Event categories"
          placeholder="All"
          options={STREAM_CATEGORIES.map(option)}
          selectedOptions={chosen.map(option)}
          onChange={(options) => setChosen(options.map(({ label }) => label))}
          data-test-subj="auth0LogsStreamCategories"
        />
      </EuiFormRow>
      {isChanged && (
        <EuiFormRow>
          <EuiButton
            size="s"
            isLoading={isSaving}
            onClick={() => onSave(chosen.filter(isKnown))}
            data-test-subj="auth0LogsSaveCategories"
          >
            Save categories
          </EuiButton>
        </EuiFormRow>
      )}
    </>
  );
};
