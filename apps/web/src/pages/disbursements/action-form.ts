import type { Disbursement, OpenAction } from './disbursement-types';

/** What the fields of a step know. */
export interface ActionFieldsProps {
  readonly disbursement: Disbursement;
  readonly action: OpenAction;
}

/** Fields that need to know no more than whose money it is; also for what is decided as a whole. */
export interface UnionFieldsProps {
  readonly disbursement: Pick<Disbursement, 'id' | 'unionId'>;
  readonly action: string;
}

export const needed = (message: string) => [{ required: true, whitespace: true, message }];
