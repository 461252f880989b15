import type { Schemas } from '../../api/schemas';
import type { StateTone } from '../../parts/state-tag';

export type HandOver = Schemas['HandOverView'];
export type HandOverLine = Schemas['HandOverLineView'];
export type HandOverSummary = Schemas['HandOverSummaryView'];

export const HAND_OVERS = ['office-hand-overs'] as const;
export const PATH = '/staff/office-hand-overs';

export const LINE_TONES: Readonly<Record<HandOverLine['status'], StateTone>> = {
  waiting: 'waiting',
  accepted: 'done',
  refused: 'late',
  lapsed: 'plain',
};
export const STATUS_TONES: Readonly<Record<HandOver['status'], StateTone>> = {
  open: 'waiting',
  closed: 'done',
  cancelled: 'plain',
};
