import type { Disbursement, OpenAction } from './disbursement-types';

/** What the fields of a step know. */
export interface ActionFieldsProps {
  readonly disbursement: Disbursement;
  readonly action: OpenAction;
}

export const needed = (message: string) => [{ required: true, whitespace: true, message }];
