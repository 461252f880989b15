import { type NewDisbursement, type PaymentMethod } from '@app/disbursements';
import { type Fen, type FundAccountId } from '@app/kernel';
import { MemberDirectory } from '@app/members';
import type { Tx } from '@app/persistence';
import type { Entitlement } from '@app/standards';
import { Injectable } from '@nestjs/common';
import type { LockedDuty } from '../data/visit-duty.store';
import { aidFenOf, goodsFenOf, type VisitState } from '../domain/visit';
import { VISITS_PROBLEMS } from '../domain/visits.problems';
import { type AidJudgement, suggestedFund } from './aid-terms';
import { CaseAids } from './case-aids';
import { DutyChange } from './duty-change';
import type { AidWish } from './visit-order';
import { VISIT_SUBJECT } from './visit-papers';

export const DUTY_SUBJECT = 'visit-duty';

/** One request for money that was made. */
export interface AidRequested {
  readonly id: string;
  readonly number: string;
  readonly status: string;
  /** By which route it goes, in Chinese. */
  readonly sentence: string;
  readonly kind: 'cash' | 'goods';
  readonly amount: Fen;
}

export interface AidOutcome {
  readonly duty: LockedDuty;
  readonly requests: readonly AidRequested[];
  readonly noRequest: string | null;
}

/** Asks for the money of a visit, in the visit's transaction: one request for the cash, one for the goods. */
@Injectable()
export class AidRequests {
  constructor(
    private readonly aids: CaseAids,
    private readonly members: MemberDirectory,
    private readonly change: DutyChange,
  ) {}

  /** Without an account that may pay the visit is kept and the money is asked for later: nothing of it is lost. */
  async request(
    tx: Tx,
    duty: LockedDuty,
    visit: VisitState,
    judgement: AidJudgement | null,
    wish: AidWish,
    rootId = visit.id,
  ): Promise<AidOutcome> {
    if (!judgement) return { duty, requests: [], noRequest: null };
    const fund = wish.fundAccountId ?? suggestedFund(judgement.funds, aidFenOf(visit));
    if (!fund) return { duty, requests: [], noRequest: VISITS_PROBLEMS['visit.no-fund'].title };
    const common = await this.commonOf(tx, duty, visit, judgement, wish, fund);
    const subject = { type: VISIT_SUBJECT, id: rootId };
    const requests: AidRequested[] = [];
    if (visit.cashFen > 0n) {
      const method = wish.method ?? (await this.usualMethod(tx, visit));
      const asked = await this.aids.request(tx, { ...common, subject, amount: visit.cashFen, method });
      requests.push({ ...asked, kind: 'cash', amount: visit.cashFen });
    }
    if (goodsFenOf(visit) > 0n) {
      const method = { kind: 'goods', description: goodsWords(visit) } as const;
      const asked = await this.aids.request(tx, { ...common, subject, amount: goodsFenOf(visit), method });
      requests.push({ ...asked, kind: 'goods', amount: goodsFenOf(visit) });
    }
    const settling = await this.change.apply(tx, duty, { action: 'settle', visitId: visit.id });
    return { duty: settling, requests, noRequest: null };
  }

  private async commonOf(
    tx: Tx,
    { row, state }: LockedDuty,
    visit: VisitState,
    { occasion, entitlement, assessment }: AidJudgement,
    wish: AidWish,
    fundAccountId: FundAccountId,
  ): Promise<Omit<NewDisbursement, 'subject' | 'amount' | 'method'>> {
    const { live } = await this.aids.standingOf(tx, state.id);
    const reason = wish.reason ?? assessment.marks.map((mark) => mark.sentence).join('');
    return {
      ...{ unionId: state.unionId, recipientId: state.memberId, fundAccountId },
      caseRef: { type: DUTY_SUBJECT, id: state.id },
      caseAmount: aidFenOf(visit) + live.amount,
      occasion: {
        ...{ code: occasion.code, name: occasion.name, subCondition: state.subCondition },
        ...{ purpose: occasion.fundPurpose, eventDate: state.eventOn, eventKey: state.id },
        ...{ diseaseKey: row.diseaseMac?.toString('hex') ?? null, isMedical: false },
      },
      rule: ruleOf(entitlement),
      marks: assessment.marks.map((mark) => mark.code),
      reason: assessment.marks.length > 0 ? reason : '',
      emergency: wish.emergency ?? null,
      replaces: null,
    };
  }

  /** Transfer to the member's own card is the rule (domain rules §8.3). */
  private async usualMethod(tx: Tx, visit: VisitState): Promise<PaymentMethod | { readonly kind: 'own-account' }> {
    const account = await this.members.maskedAccount(tx, visit.memberId);
    return account ? { kind: 'own-account' } : { kind: 'cash', reason: '会员名册里没有登记银行卡' };
  }
}

const goodsWords = (visit: VisitState): string =>
  visit.goods.map(({ name, quantity, unit }) => `${name} ${quantity} ${unit}`).join('、');

function ruleOf(entitlement: Entitlement): NewDisbursement['rule'] {
  const { rule, explanation } = entitlement;
  const reckoned = explanation.length > 0 || entitlement.entitled ? explanation : [entitlement.sentence];
  return {
    standardCode: rule?.code ?? null,
    version: rule?.version ?? null,
    sentence: reckoned.join('\n'),
    allowed: entitlement.entitled ? entitlement.remaining : 0n,
    fundKinds: null,
  };
}
