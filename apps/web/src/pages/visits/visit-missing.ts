import { isHalfSaid } from '../../parts/consent-answers';
import { askedThere } from './asked-there';
import { givenGoods, goesFirst, metSomebody, type VisitDraft } from './visit-draft';

/** Fields that must be answered before the visit is sent; the API looks at all of them again. */
export function missingInVisit(draft: VisitDraft): readonly string[] {
  const { outcome, visitors } = draft;
  const unnamed = visitors?.some(({ name }) => name.trim() === '') ?? true;
  return [
    ...(unnamed || visitors?.length === 0 ? ['visitors'] : []),
    ...(outcome ? [] : ['outcome']),
    ...(outcome === 'proxy' && !(draft.proxyName.trim() && draft.proxyRelation.trim()) ? ['proxy'] : []),
    ...((outcome === 'refused' || outcome === 'absent') && draft.reason.trim() === '' ? ['reason'] : []),
    ...(metSomebody(draft) ? missingInAid(draft) : []),
    ...(isHalfSaid(askedThere(draft), draft.consents, true) ? ['consent'] : []),
  ];
}

const missingInAid = (draft: VisitDraft): readonly string[] => [
  ...(givenGoods(draft).some(({ name, unit }) => name.trim() === '' || unit.trim() === '') ? ['goods'] : []),
  ...(draft.cash && draft.handedOver === 'cash' && draft.cashReason.trim() === '' ? ['cashReason'] : []),
  ...(goesFirst(draft) && draft.emergencyReason?.trim() === '' ? ['emergencyReason'] : []),
];
