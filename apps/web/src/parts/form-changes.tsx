import { Form } from 'antd';
import type { ReactNode } from 'react';

const CHANGED = 'nj:form-changed';

/**
 * Around all forms: tells that somebody set a field, by whatever means. What is chosen in a list or a calendar with the
 * mouse fires no `input`.
 */
export function FormChanges({ children }: { children: ReactNode }) {
  return (
    <Form.Provider
      onFormChange={(_, { changedFields }) => {
        if (changedFields.some(({ touched }) => touched)) document.dispatchEvent(new Event(CHANGED));
      }}
    >
      {children}
    </Form.Provider>
  );
}

/** Calls back when somebody types or sets a field anywhere; returns how to stop. */
export function onFormChange(listener: () => void): () => void {
  for (const event of ['input', CHANGED]) document.addEventListener(event, listener);
  return () => {
    for (const event of ['input', CHANGED]) document.removeEventListener(event, listener);
  };
}
