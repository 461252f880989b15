import type { Schemas } from '../../api/schemas';
import type { StateTone } from '../../parts/state-tag';

export const TONES: Readonly<Record<Schemas['OwnPersonalRequestView']['status'], StateTone>> = {
  open: 'due',
  granted: 'done',
  refused: 'plain',
  withdrawn: 'plain',
};
