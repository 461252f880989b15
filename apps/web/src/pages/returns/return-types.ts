import type { Schemas } from '../../api/schemas';
import type { StateTone } from '../../parts/state-tag';

export type ReturnRow = Schemas['ReturnRowView'];
export type PeriodReturn = Schemas['ReturnView'];
export type ReturnFigure = Schemas['ReturnFigureView'];
export type RollUp = Schemas['RollUpView'];
export type ReturnRuleList = Schemas['ReturnRulesView'];
export type ReturnRule = Schemas['ReturnRuleView'];

export const RETURNS = ['returns'] as const;
export const KINDS = ['month', 'quarter', 'year'] as const;
export type ReturnKind = (typeof KINDS)[number];

export const toneOfReturn = (status: string | null): StateTone =>
  status === 'accepted' ? 'done' : status === 'submitted' ? 'waiting' : status === 'returned' ? 'late' : 'due';
