// Opens the dialog that gives a source a new token.
import { EuiButton } from '@elastic/eui';
import React, { useState } from 'react';
import type { Source } from '../../../common/api/sources';
import { RotateModal } from './rotate_modal';

export const RotateAction = ({ source }: { source: Source }) => {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <EuiButton iconType="key" onClick={() => setOpen(true)} data-test-subj="auth0LogsRotateToken">
        New token
      </EuiButton>
      {isOpen && <RotateModal source={source} onClose={() => setOpen(false)} />}
    </>
  );
};
