import { civilDate } from '@app/kernel';
import type { AidFacts, CaseFacts } from '../domain/case-facts';

/** Aid on its way by transfer, in the hands of the executive vice-chair. */
export const anAid = (overrides: Partial<AidFacts> = {}): AidFacts => ({
  stage: 'approving',
  holder: { office: '常务副主席', name: '张涛' },
  usualDays: null,
  expectedOn: null,
  paidOn: null,
  method: 'transfer',
  cardTail: null,
  receipt: 'awaited',
  wordForMember: null,
  ...overrides,
});

/** A case on Thursday 12 March whose deadline is the Monday after; name only what the test is about. */
export const aCase = ({
  duty,
  ...overrides
}: Partial<Omit<CaseFacts, 'duty'>> & { duty?: Partial<CaseFacts['duty']> } = {}): CaseFacts => ({
  today: civilDate('2026-03-12'),
  visits: [],
  aids: [],
  missing: [],
  ...overrides,
  duty: {
    status: 'open',
    deadlineOn: civilDate('2026-03-16'),
    holder: { office: '工会小组长', name: '张建国' },
    escalated: false,
    ...duty,
  },
});
