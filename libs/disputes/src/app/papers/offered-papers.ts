import type { FormDefinition } from '@app/forms';
import { isLabour } from '../../domain/dispute';
import type { DisputePage } from '../dispute-reading';
import {
  AGREEMENT_PAPER,
  ARBITRATION_REQUEST,
  FILE_INDEX,
  JUDICIAL_REQUEST,
  OPINION,
  PAY_ORDER_REQUEST,
  REVIEW_REQUEST,
} from './closing-papers';
import { sessionFor } from './dispute-values';
import { ACCEPTANCE, APPLICATION, CONSENT_REQUEST, MINUTES, REJECTION, SESSION_NOTICE } from './opening-papers';

/** When a paper can be needed. What is signed before it is recorded is offered before that, as a draft. */
const NEEDED: readonly (readonly [FormDefinition, (page: DisputePage) => boolean])[] = [
  [APPLICATION, () => true],
  [CONSENT_REQUEST, ({ dispute }) => dispute.status === 'received' || dispute.consentAskedOn !== null],
  [ACCEPTANCE, ({ dispute }) => dispute.acceptedOn !== null],
  [REJECTION, ({ dispute }) => dispute.outcome === 'rejected'],
  [SESSION_NOTICE, (page) => sessionFor(SESSION_NOTICE.code, page) !== undefined && page.dispute.concludedOn === null],
  [MINUTES, (page) => sessionFor(MINUTES.code, page) !== undefined],
  [
    AGREEMENT_PAPER,
    ({ dispute, agreement }) =>
      agreement !== null || dispute.status === 'investigating' || dispute.status === 'in-session',
  ],
  [OPINION, ({ dispute }) => dispute.outcome === 'failed' || dispute.outcome === 'expired'],
  [JUDICIAL_REQUEST, ({ agreement }) => agreement !== null && agreement.judicialConfirmedOn === null],
  [
    REVIEW_REQUEST,
    ({ dispute, agreement }) => agreement !== null && agreement.reviewConfirmedOn === null && isLabour(dispute.matter),
  ],
  [
    ARBITRATION_REQUEST,
    ({ dispute: { matter, outcome, status, remedy, referredTo } }) =>
      isLabour(matter) &&
      (outcome === 'failed' ||
        outcome === 'expired' ||
        referredTo === 'arbitration' ||
        (status === 'breached' && remedy === 'arbitration')),
  ],
  [PAY_ORDER_REQUEST, ({ dispute: { status, remedy } }) => status === 'breached' && remedy === 'pay-order'],
  [FILE_INDEX, ({ dispute }) => dispute.concludedOn !== null],
];

export const DISPUTE_PAPERS: readonly FormDefinition[] = NEEDED.map(([paper]) => paper);

export const offeredPapers = (page: DisputePage): string[] =>
  NEEDED.filter(([, isNeeded]) => isNeeded(page)).map(([{ code }]) => code);
