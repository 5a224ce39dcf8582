// A step's form: Enter submits it, and the first problem gets the focus, also after the server's answer.
import { EuiForm } from '@elastic/eui';
import React, { useEffect, useRef, useState, type ReactNode } from 'react';

interface Props {
  onSubmit: () => void;
  /** Of the call that the form made, if it failed. */
  error?: unknown;
  children: ReactNode;
  'data-test-subj': string;
}

export const StepForm = ({ onSubmit, error, children, ...rest }: Props) => {
  const box = useRef<HTMLDivElement>(null);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    if (tries === 0 && !error) return;
    const wrong = box.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
    const alert = box.current?.querySelector<HTMLElement>('[role="alert"]');
    (wrong ?? alert)?.focus();
  }, [tries, error]);
  return (
    <div ref={box}>
      <EuiForm
        component="form"
        fullWidth
        noValidate // EUI marks what is invalid as the browser does, which would block the form.
        onSubmit={(event) => {
          event.preventDefault();
          setTries((before) => before + 1);
          onSubmit();
        }}
        {...rest}
      >
        {children}
      </EuiForm>
    </div>
  );
};
