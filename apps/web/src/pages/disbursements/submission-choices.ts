import type { Schemas } from '../../api/schemas';

type Disbursement = Schemas['DisbursementView'];

const METHODS = ['keep', 'own-account', 'transfer', 'cash'] as const;

/** How it may be paid when it is handed in; a card whose owner took his consent back does not stay. */
export const methodsOf = ({ marks }: Pick<Disbursement, 'marks'>): readonly (typeof METHODS)[number][] =>
  METHODS.filter((method) => method !== 'keep' || !marks.includes('payee-withdrawn'));

/** Whoever asked for it has it in hand: nobody has to send it back to him first. */
export const isToBeSubmitted = ({ status }: Pick<Disbursement, 'status'>): boolean =>
  status === 'requested' || status === 'returned';

export interface FundChoice {
  readonly id: string;
  readonly name: string;
  /** In yuan. */
  readonly available: string;
}

/** The accounts of the union, and before them the one it is asked from when that is another union's. */
export const fundChoicesOf = (
  own: readonly FundChoice[],
  asked: FundChoice | null | undefined,
): readonly FundChoice[] => (asked && own.every(({ id }) => id !== asked.id) ? [asked, ...own] : own);
