import type { StateTone } from '../../parts/state-tag';
import type { DutyStatus } from './visit-types';

const TONES: Readonly<Record<DutyStatus, StateTone>> = {
  open: 'due',
  assigned: 'waiting',
  accepted: 'waiting',
  visited: 'waiting',
  settling: 'waiting',
  closed: 'done',
  excused: 'plain',
  cancelled: 'plain',
};

export const toneOf = ({ status }: { readonly status: DutyStatus }): StateTone => TONES[status];
