// Takes the focus when a step is revealed, so that a keyboard and a screen reader go on there.
import React, { useEffect, useRef, type ReactNode } from 'react';

interface Props {
  /** Not at the opening of the page. */
  active: boolean;
  label: string;
  children: ReactNode;
}

export const StepFocus = ({ active, label, children }: Props) => {
  const box = useRef<HTMLDivElement>(null);
  const takes = useRef(active);
  useEffect(() => {
    if (takes.current) box.current?.focus();
  }, []);
  return (
    <div ref={box} role="group" aria-label={label} tabIndex={-1} style={{ outline: 'none' }}>
      {children}
    </div>
  );
};
