import { HardshipFiles } from '@app/disbursements';
import type { CivilDate, Fen, FundAccountId } from '@app/kernel';
import { FUND_PURPOSES, FundLedger, type FundAccountRecord, type FundPurpose } from '@app/funds';
import type { ReadTx } from '@app/persistence';
import {
  type AidAssessment,
  type AidForm,
  type Entitlement,
  EVIDENCE_KINDS,
  EVIDENCE_NAMES,
  type EvidenceKind,
  type FundSource,
  type Occasion,
  StandardService,
} from '@app/standards';
import { Injectable } from '@nestjs/common';
import type { Judged } from '../data/visit.store';
import type { VisitDuty } from '../data/visit-duty.entity';
import { type Evidence, goodsFenOf, type VisitEntry } from '../domain/visit';
import { CaseAids } from './case-aids';
import { OccasionCatalog } from './occasion-catalog';

/** What the standards and the funds say of the aid for one duty. */
export interface AidTermsAnswer {
  readonly occasion: Occasion;
  readonly entitlement: Entitlement;
  /** Accounts that may pay, the one to take first in front. */
  readonly funds: readonly FundSource[];
}

export interface AidJudgement extends AidTermsAnswer {
  readonly assessment: AidAssessment;
  readonly judged: Judged;
}

/** "How much may be given, why, and from which fund": the standards asked with what this case and household had before. */
@Injectable()
export class AidTerms {
  constructor(
    private readonly standards: StandardService,
    private readonly occasions: OccasionCatalog,
    private readonly funds: FundLedger,
    private readonly aids: CaseAids,
    private readonly files: HardshipFiles,
  ) {}

  /** @param on the day on which aid is asked for; of earlier aid only what was given by then counts */
  async forDuty(
    tx: ReadTx,
    duty: VisitDuty,
    on: CivilDate,
    wishedForm: AidForm | null = null,
  ): Promise<AidTermsAnswer> {
    const { unionId, memberId, eventOn, subCondition } = duty;
    const occasion = await this.occasions.occasion(tx, unionId, duty.occasion, eventOn);
    const fundSources = await this.sourcesFor(tx, duty, occasion, on);
    // What needs a file is among the sources only when there is one.
    const isOnFile = fundSources.some((source) => source.needsHardshipFile);
    const member = await this.standards.memberFacts(tx, memberId, eventOn, isOnFile);
    const entitlement = await this.standards.entitlement(tx, {
      ...{ unionId, member, occasion: occasion.code, subCondition, eventDate: eventOn, requestDate: on },
      ...{ eventKey: duty.id, diseaseKey: duty.diseaseMac?.toString('hex') ?? null, wishedForm, fundSources },
      earlierAid: await this.aids.earlierAid(tx, memberId),
    });
    return { occasion, entitlement, funds: entitlement.entitled ? entitlement.fundSources : fundSources };
  }

  /** The same together with what it means for an aid that was or shall be given. */
  async judge(
    tx: ReadTx,
    duty: VisitDuty,
    on: CivilDate,
    aid: Pick<VisitEntry, 'cashFen' | 'goods' | 'evidence'>,
  ): Promise<AidJudgement> {
    const answer = await this.forDuty(tx, duty, on);
    const assessment = this.standards.assessAid(answer.entitlement, {
      cash: aid.cashFen,
      goods: goodsFenOf(aid),
      evidence: evidenceKinds(aid.evidence),
    });
    return { ...answer, assessment, judged: judgedBy(answer.entitlement, assessment) };
  }

  private async sourcesFor(tx: ReadTx, duty: VisitDuty, occasion: Occasion, on: CivilDate): Promise<FundSource[]> {
    const purpose = purposeOf(occasion.fundPurpose);
    if (!purpose) return [];
    const hasActiveHardshipFile = () => this.files.hasActiveFile(tx, duty.memberId, on);
    const use = { purpose, allowedKinds: null, hasActiveHardshipFile, on };
    return (await this.funds.eligibleFunds(tx, duty.unionId, use)).map(sourceOf);
  }
}

const purposeOf = (code: string): FundPurpose | undefined => FUND_PURPOSES.find((purpose) => purpose === code);

const sourceOf = (fund: FundAccountRecord): FundSource => ({
  fundAccountId: fund.id,
  kind: fund.kind,
  name: fund.name,
  available: fund.available,
  needsHardshipFile: fund.needsHardshipFile,
});

const evidenceKinds = (evidence: readonly Evidence[]): EvidenceKind[] =>
  EVIDENCE_KINDS.filter((kind) => evidence.some((piece) => piece.kind === kind));

const judgedBy = (entitlement: Entitlement, assessment: AidAssessment): Judged => ({
  ruleCode: entitlement.rule?.code ?? null,
  ruleVersion: entitlement.rule?.version ?? null,
  judgement: {
    entitled: entitlement.entitled,
    explanation: entitlement.explanation,
    marks: assessment.marks.map((mark) => mark.sentence),
    missing: assessment.missingEvidence.map((kind) => EVIDENCE_NAMES[kind]),
  },
});

/** The first account that has enough; else the first that may pay at all: the shortfall is seen at the approval. */
export const suggestedFund = (funds: readonly FundSource[], amount: Fen): FundAccountId | null =>
  ((funds.find((fund) => fund.available >= amount) ?? funds[0])?.fundAccountId as FundAccountId | undefined) ?? null;
