import { dayOnSheet, type FormValues, yuanOnSheet } from '@app/forms';
import { DISPUTE_MATTER_LABELS } from '../../domain/dispute';
import {
  isMeansExempt,
  LEGAL_AID_OUTCOME_LABELS,
  LEGAL_AID_PAPER_LABELS,
  LEGAL_AID_PAPERS,
  LEGAL_AID_SERVICE_LABELS,
  LEGAL_AID_SOURCE_LABELS,
  type LegalAidPaper,
  missingPapers,
  REFUSAL_GROUND_LABELS,
  TERMINATION_GROUND_LABELS,
} from '../../domain/legal-aid';
import type { LegalAidPage } from '../legal-aid-reading';

/** A case of legal aid on paper. */
export function legalAidValues(page: LegalAidPage): FormValues {
  return { ...askedOnPaper(page), ...decidedOnPaper(page), ...handledOnPaper(page) };
}

const named = (papers: readonly LegalAidPaper[]): string | null =>
  papers.map((paper) => LEGAL_AID_PAPER_LABELS[paper]).join('、') || null;

function askedOnPaper({ aid, open }: LegalAidPage): FormValues {
  const { tenantId, number, people, employer, intakeName } = aid;
  const person = (sealed: Buffer) => open.open(tenantId, 'aided', sealed);
  const name = person(aid.applicantSealed);
  return {
    ...{ number, employer, intakeName, people: String(people) },
    applicant: people > 1 ? `${name}等 ${people} 人` : name,
    ...{ matter: DISPUTE_MATTER_LABELS[aid.matter], service: LEGAL_AID_SERVICE_LABELS[aid.service] },
    ...{ source: LEGAL_AID_SOURCE_LABELS[aid.source], phone: aid.phoneSealed && person(aid.phoneSealed) },
    ...{ asked: yuanOnSheet(aid.asked), facts: open.open(tenantId, 'aid', aid.factsSealed) },
    means: isMeansExempt(aid) ? '农民工追索劳动报酬或者工伤待遇，免于核查经济状况（法律援助法第 42 条）' : null,
    ...{ receivedOn: dayOnSheet(aid.receivedOn), limitationOn: dayOnSheet(aid.limitationOn) },
    held: named(LEGAL_AID_PAPERS.filter((paper) => aid.papers.includes(paper))),
    missing: named(missingPapers(aid, aid.papers)),
  };
}

function decidedOnPaper({ aid, open }: LegalAidPage): FormValues {
  const said = (sealed: Buffer | null) => open.open(aid.tenantId, 'aid', sealed);
  const { refusalGround, terminationGround } = aid;
  return {
    ...{ decidedOn: dayOnSheet(aid.decidedOn), grantedOn: dayOnSheet(aid.grantedOn), reason: said(aid.reasonSealed) },
    ground: terminationGround
      ? TERMINATION_GROUND_LABELS[terminationGround]
      : refusalGround && REFUSAL_GROUND_LABELS[refusalGround],
    ...{ objectedOn: dayOnSheet(aid.objectedOn), objection: said(aid.objectionSealed) },
    objectionAnswer: said(aid.objectionAnswerSealed),
    objectionDecidedOn: dayOnSheet(aid.objectionDecidedOn),
  };
}

function handledOnPaper({ aid, records, open }: LegalAidPage): FormValues {
  const { tenantId, handlerName: handler, lawyerName, lawyerFirm, outcome } = aid;
  return {
    ...{ handler, lawyer: lawyerName && (lawyerFirm ? `${lawyerName}（${lawyerFirm}）` : lawyerName) },
    ...{ assignedOn: dayOnSheet(aid.assignedOn), concludedOn: dayOnSheet(aid.concludedOn) },
    ...{ outcome: outcome && LEGAL_AID_OUTCOME_LABELS[outcome], recovered: yuanOnSheet(aid.recovered) },
    result: open.open(tenantId, 'aid', aid.resultSealed),
    records: records.map(({ onDay, wordsSealed, byName }, i) => ({
      ...{ place: String(i + 1), on: dayOnSheet(onDay), by: byName },
      words: open.open(tenantId, 'aid', wordsSealed),
    })),
  };
}
