import { useTranslation } from 'react-i18next';
import { CaseSteps, type CaseStepTable, type StepValues, usualFirst } from '../disputes/case-steps';
import { type AidField, AidStepField } from './legal-aid-step-fields';
import { type LegalAid, LEGAL_AIDS, legalAidKey } from './legal-aid-types';

const TOLD: readonly AidField[] = ['on', 'words'];

const SPECS: CaseStepTable<AidField> = {
  grant: { path: 'grant', asks: ['on'], primary: true },
  supply: { path: 'papers-supply', asks: ['on', 'papers'], primary: true },
  assign: { path: 'assignment', asks: ['on', 'accountId', 'lawyerName', 'lawyerFirm'], primary: true },
  overturn: { path: 'overturning', asks: TOLD, primary: true },
  uphold: { path: 'upholding', asks: TOLD },
  record: { path: 'records', asks: ['on', 'words', 'nextOn', 'bring'], primary: true },
  complete: { path: 'completion', asks: ['on', 'outcome', 'recovered', 'words'] },
  tick: { path: 'checklist', asks: ['papers'] },
  'ask-papers': { path: 'papers-request', asks: TOLD },
  refuse: { path: 'refusal', asks: ['on', 'refusalGround', 'words'] },
  object: { path: 'objection', asks: TOLD },
  reassign: { path: 'replacement', asks: ['accountId', 'lawyerName', 'lawyerFirm', 'reason'] },
  terminate: { path: 'termination', asks: ['on', 'terminationGround', 'words'] },
  withdraw: { path: 'withdrawal', asks: TOLD },
  close: { path: 'closing', asks: [] },
};

function actionsOf({ openActions, canTick, canRecord, canReassign, missing }: LegalAid): string[] {
  const has = new Set<string>(openActions);
  if (canTick) has.add('tick');
  if (canRecord) has.add('record');
  if (canReassign) has.add('reassign');
  // What is complete needs no papers; while some are missing they are asked for first.
  if (missing.length === 0) has.delete('ask-papers');
  return Object.keys(SPECS).filter((action) => has.has(action));
}

export function LegalAidActions({ aid }: { aid: LegalAid }) {
  const { t } = useTranslation('legal-aid');
  return (
    <CaseSteps
      newest={aid}
      words="legal-aid"
      page="/legal-aid"
      path="/staff/legal-aids"
      steps={SPECS}
      actionsOf={actionsOf}
      firstOf={firstOf}
      handsOver="assign"
      givesAway="reassign"
      initialOf={(held, action) => initialOf(action, held, t)}
      bodyOf={bodyOf}
      caseKey={legalAidKey(aid.id)}
      refreshes={[LEGAL_AIDS]}
      Field={AidStepField}
    />
  );
}

/** While papers are missing they come first, unless it is urgent. */
function firstOf({ status, missing, isUrgent }: LegalAid, actions: readonly string[]): string | undefined {
  const waits = status === 'received' && missing.length > 0 && !isUrgent;
  return waits ? 'ask-papers' : usualFirst(SPECS, actions, true);
}

const bodyOf = ({ refusalGround, terminationGround, ...rest }: StepValues): StepValues =>
  Object.fromEntries(
    Object.entries({ ...rest, ground: refusalGround ?? terminationGround }).filter(
      ([, value]) => value !== '' && value !== undefined && value !== null,
    ),
  );

function initialOf(action: string, { papers, missing, lawyerName, lawyerFirm }: LegalAid, t: (key: string) => string) {
  const names = missing.map((paper) => t(`papers.${paper}`)).join('、');
  return {
    ...(action === 'tick' || action === 'supply' ? { papers } : {}),
    ...(action === 'ask-papers' ? { words: names } : {}),
    ...(action === 'reassign' ? { lawyerName, lawyerFirm } : {}),
  };
}
