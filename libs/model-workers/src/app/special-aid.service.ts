import { DisbursementService } from '@app/disbursements';
import { DocumentService } from '@app/documents';
import {
  type Actor,
  ageOn,
  type CivilDate,
  type DocumentId,
  type Fen,
  formatFen,
  type FundAccountId,
  newId,
  yearOf,
} from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { type Idempotency, type ReadTx, sqlState, type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { SpecialAid, type StoredInputs } from '../data/special-aid.entity';
import { aidOfYear, lastAccepted } from '../data/special-aid.query';
import { ruleOn } from '../domain/default-aid-rules';
import {
  HONOUR_LEVEL_LABELS,
  type ModelWorkerFileId,
  SPECIAL_AID_SUBJECT,
  type SpecialAidId,
} from '../domain/model-worker';
import { refuse } from '../domain/model-worker.problems';
import {
  AID_KIND_LABELS,
  type AidCalculation,
  type AidInputs,
  type AidKind,
  type AidRule,
  calculateAid,
  checkCombination,
  checkEligible,
  EXCLUSIVE_GROUP,
} from '../domain/special-aid';
import { AidRules } from './aid-rules';
import { type FileOfMember, FileStore } from './file-store';

export interface WantedAid {
  readonly kind: AidKind;
  /** Of `living`; 1 to 12. */
  readonly months: number;
  /** Of `special`: what he paid out of his own pocket, in fen. */
  readonly burden: Fen;
}

export interface AskedAid extends WantedAid {
  /** What the calculation showed; another amount by now is refused. In fen. */
  readonly amount: Fen;
  readonly fundAccountId: FundAccountId;
  readonly documentIds: readonly DocumentId[];
  /** Why it is asked for although papers are missing. */
  readonly reason: string;
}

export interface CalculatedAid extends AidCalculation {
  readonly rule: AidRule;
  readonly inputs: AidInputs;
}

/** Special aid (domain rules §6.2): calculated by rule and survey, kept with its inputs, paid through disbursements. */
@Injectable()
export class SpecialAidService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    private readonly files: FileStore,
    private readonly rules: AidRules,
    private readonly disbursements: DisbursementService,
    private readonly documents: DocumentService,
  ) {}

  /** What he would get, line by line. Refuses with the sentence of what stands against it. */
  calculate(actor: Actor, id: ModelWorkerFileId, wanted: WantedAid): Promise<CalculatedAid> {
    return this.uow.read(actor, async (tx) => {
      const found = await this.files.find(tx, 'model-worker:read-sensitive', id);
      return this.calculated(tx, found, wanted, await this.organizations.today(tx));
    });
  }

  /** Asks for the money with the usual approval. Refuses `model-worker-aid.amount-changed` and what `calculate` refuses. */
  request(actor: Actor, id: ModelWorkerFileId, asked: AskedAid, idempotency: Idempotency): Promise<SpecialAidId> {
    const work = async (tx: Tx): Promise<SpecialAidId> => {
      const found = await this.files.lock(tx, 'model-worker:manage', id);
      const today = await this.organizations.today(tx);
      const calculated = await this.calculated(tx, found, asked, today);
      if (calculated.amount !== asked.amount) refuse('model-worker-aid.amount-changed');
      if (asked.documentIds.length === 0 && asked.reason.trim() === '') refuse('model-worker.reason-missing');
      const aidId = newId<'model-worker-aid'>(tx.now.getTime());
      const { unionId } = found.member;
      await this.documents.attach(tx, asked.documentIds, { type: SPECIAL_AID_SUBJECT, id: aidId, unionId });
      const money = await this.disbursements.request(tx, moneyOf(found, aidId, asked, calculated, today));
      await insertOnce(tx, rowOf(tx, found, aidId, asked, calculated, today, money));
      tx.audit({
        ...{ action: 'model-worker-aid.request', subjectType: SPECIAL_AID_SUBJECT, subjectId: aidId, unionId },
        detail: { status: [null, 'requested'], kind: asked.kind, amount: calculated.amount },
      });
      return aidId;
    };
    return this.uow.run(actor, work, idempotency);
  }

  private async calculated(
    tx: ReadTx,
    { file, member }: FileOfMember,
    { kind, months, burden }: WantedAid,
    today: CivilDate,
  ): Promise<CalculatedAid> {
    // Whoever died may still stand in a file that nobody has moved.
    checkEligible(member.status === 'deceased' ? 'died' : file.status, file.barredReason);
    const given = await aidOfYear(tx, file.id, yearOf(today));
    checkCombination(kind, given);
    const rule = ruleOn(await this.rules.own(tx), file.level, kind, today) ?? refuse('model-worker-aid.no-rule');
    const survey = await lastAccepted(tx, file.id, yearOf(today));
    const inputs: AidInputs = {
      ...{ livelihood: survey?.livelihood ?? null, monthlyIncome: survey?.monthlyIncome ?? null },
      ...{ causes: survey?.causes ?? [], gender: member.gender, months, burden },
      age: member.bornOn === null ? null : ageOn(member.bornOn, today),
      givenThisYear: given.reduce((total, { amount }) => total + amount, 0n),
    };
    return { ...calculateAid(rule, inputs), rule, inputs };
  }
}

type Money = Awaited<ReturnType<DisbursementService['request']>>;

function rowOf(
  tx: Tx,
  { file, member }: FileOfMember,
  id: SpecialAidId,
  { kind }: AskedAid,
  { amount, lines, rule, inputs }: CalculatedAid,
  today: CivilDate,
  money: Money,
): Omit<SpecialAid, 'tenantId'> {
  return {
    ...{ id, version: 1, fileId: file.id, unionId: member.unionId, year: yearOf(today), kind, level: file.level },
    ...{ exclusiveGroup: EXCLUSIVE_GROUP[kind], status: 'requested', amount, lines, basis: basisOf(rule) },
    ...{ inputs: stored(inputs), disbursementId: money.id, disbursementNumber: money.number, paidOn: null },
    ...{ requestedByName: tx.actor.displayName, requestedAt: tx.now },
  };
}

const basisOf = ({ basis, validFrom }: AidRule): string => `${basis}（${validFrom} 起）`;

const stored = ({ monthlyIncome, burden, givenThisYear, ...inputs }: AidInputs): StoredInputs => ({
  ...inputs,
  monthlyIncome: monthlyIncome === null ? null : formatFen(monthlyIncome),
  burden: formatFen(burden),
  givenThisYear: formatFen(givenThisYear),
});

function moneyOf(
  { file, member }: FileOfMember,
  id: SpecialAidId,
  { kind, fundAccountId, documentIds, reason }: AskedAid,
  { amount, rule }: CalculatedAid,
  today: CivilDate,
): Parameters<DisbursementService['request']>[1] {
  const name = AID_KIND_LABELS[kind];
  return {
    ...{ unionId: member.unionId, subject: { type: SPECIAL_AID_SUBJECT, id }, recipientId: member.id },
    ...{ caseRef: { type: 'model-worker-file', id: file.id }, amount, caseAmount: null, fundAccountId },
    method: { kind: 'own-account' },
    occasion: {
      ...{ code: 'MODEL', name: `劳模${name}`, subCondition: HONOUR_LEVEL_LABELS[file.level], purpose: 'model-worker' },
      ...{ eventDate: today, eventKey: id, diseaseKey: null, isMedical: false },
    },
    rule: {
      ...{ standardCode: null, version: null, allowed: amount, fundKinds: null },
      sentence: `${HONOUR_LEVEL_LABELS[file.level]}劳模${name} ${formatFen(amount)} 元，按${basisOf(rule)}计算。`,
    },
    marks: documentIds.length === 0 ? ['evidence-missing'] : [],
    reason: documentIds.length === 0 ? reason.trim() : '',
    replaces: null,
  };
}

/** The unique indexes decide between two who ask at once. */
async function insertOnce(tx: Tx, row: Omit<SpecialAid, 'tenantId'>): Promise<void> {
  try {
    await tx.insert(SpecialAid, row);
  } catch (error) {
    if (sqlState(error) !== '23505') throw error;
    refuse('model-worker-aid.given-this-year');
  }
}
