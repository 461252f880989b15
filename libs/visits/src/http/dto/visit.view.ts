import {
  AmountField,
  ChoiceField,
  CountField,
  FlagField,
  IdField,
  PartField,
  PartsField,
  TextField,
  TextsField,
} from '@app/http';
import { type Fen, formatFen } from '@app/kernel';
import { type EvidenceKind, EVIDENCE_KINDS, EVIDENCE_NAMES } from '@app/standards';
import type { AidRequested } from '../../app/aid-requests';
import type { AidJudgement } from '../../app/aid-terms';
import type { PapersAdded } from '../../app/later-papers.service';
import type { MissingPaper } from '../../app/missing-papers';
import type { LoggedVisit } from '../../app/visit-log.service';
import type { Visit } from '../../data/visit.entity';
import { VISIT_MARKS, VISIT_MARK_WORDS, VISIT_STATUSES, type VisitMark, type VisitStatus } from '../../domain/visit';
import { VISIT_DUTY_STATUSES, type VisitDutyStatus } from '../../domain/visit-duty';
import { VISIT_DUTY_STATUS_WORDS } from '../../domain/visit-duty.lifecycle';
import { VISIT_STATUS_WORDS } from '../../domain/visit.lifecycle';

export class MarkView {
  @ChoiceField('提示', VISIT_MARKS) code: VisitMark;
  @TextField('说明', { max: 60 }) words: string;

  static of(code: VisitMark): MarkView {
    return Object.assign(new MarkView(), { code, words: VISIT_MARK_WORDS[code] });
  }
}

export class AidRequestedView {
  @IdField('用款申请') id: string;
  @TextField('用款编号', { max: 60 }) number: string;
  @ChoiceField('款还是物', ['cash', 'goods']) kind: 'cash' | 'goods';
  @AmountField('金额') amount: string;
  @TextField('状态', { max: 20 }) status: string;
  @TextField('走哪条审批', { max: 300, min: 0 }) sentence: string;

  static of({ id, number, kind, amount, status, sentence }: AidRequested): AidRequestedView {
    return Object.assign(new AidRequestedView(), { id, number, kind, amount: formatFen(amount), status, sentence });
  }
}

export class DutyAfterVisitView {
  @IdField('编号') id: string;
  @ChoiceField('状态', VISIT_DUTY_STATUSES) status: VisitDutyStatus;
  @TextField('状态名称', { max: 20 }) statusName: string;
  @CountField('版本', { max: 2 ** 31 - 1 }) version: number;
}

/** What came of writing a visit down. */
export class LoggedVisitView {
  @IdField('走访') id: string;
  @CountField('版本', { max: 2 ** 31 - 1 }) version: number;
  @PartsField('提示', () => MarkView, { max: 10 }) marks: MarkView[];
  @TextsField('按标准怎么看', { max: 300, maxItems: 10 }) remarks: string[];
  @PartField('这件事', () => DutyAfterVisitView, { nullable: true }) duty: DutyAfterVisitView | null;
  @PartsField('用款申请', () => AidRequestedView, { max: 2 }) requests: AidRequestedView[];
  @TextField('为什么还没有申请用款', { max: 300, nullable: true }) noRequest: string | null;
  @FlagField('本人后来撤回了单独同意', { description: '走访时说的同意没有记录，要重新问本人' })
  consentTakenBack: boolean;

  static of({
    id,
    version,
    marks,
    remarks,
    duty,
    requests,
    noRequest,
    consentTakenBack,
  }: LoggedVisit): LoggedVisitView {
    return Object.assign(new LoggedVisitView(), {
      ...{ id, version, remarks: [...remarks], noRequest, consentTakenBack },
      marks: marks.map((mark) => MarkView.of(mark)),
      requests: requests.map((request) => AidRequestedView.of(request)),
      duty:
        duty &&
        Object.assign(new DutyAfterVisitView(), {
          ...{ id: duty.id, status: duty.status, version: duty.version },
          statusName: VISIT_DUTY_STATUS_WORDS[duty.status],
        }),
    });
  }
}

export class VisitStateView {
  @IdField('走访') id: string;
  @ChoiceField('状态', VISIT_STATUSES) status: VisitStatus;
  @TextField('状态名称', { max: 20 }) statusName: string;
  @CountField('版本', { max: 2 ** 31 - 1 }) version: number;

  static of({ id, status, version }: Visit): VisitStateView {
    return Object.assign(new VisitStateView(), { id, status, statusName: VISIT_STATUS_WORDS[status], version });
  }
}

export class FundChoiceView {
  @IdField('经费账户') id: string;
  @TextField('名称', { max: 100 }) name: string;
  @TextField('种类', { max: 60 }) kind: string;
  @AmountField('可用') available: string;
}

export class EvidenceNeedView {
  @ChoiceField('材料种类', EVIDENCE_KINDS) kind: EvidenceKind;
  @TextField('名称', { max: 60 }) name: string;
  @FlagField('付款前要有') requiredForPayment: boolean;
}

/** How much may be given for a duty, by which rule, and why; and what that means for the aid that was asked about. */
export class EntitlementView {
  @FlagField('按标准可以发') entitled: boolean;
  @AmountField('还可以发', { nullable: true }) remaining: string | null;
  @AmountField('每次最高', { nullable: true }) cap: string | null;
  @ChoiceField('形式', ['cash', 'goods', 'both'], { nullable: true }) form: 'cash' | 'goods' | 'both' | null;
  @TextField('为什么不能发', { max: 300, nullable: true }) reason: string | null;
  @TextField('谁可以另行决定', { max: 300, nullable: true }) whoMayDecideOtherwise: string | null;
  @TextField('标准', { max: 60, nullable: true }) rule: string | null;
  @TextField('标准版本', { max: 60, nullable: true }) ruleVersion: string | null;
  @TextsField('怎么算的', { max: 500, maxItems: 50 }) explanation: string[];
  @PartsField('要的材料', () => EvidenceNeedView, { max: 20 }) evidence: EvidenceNeedView[];
  @PartsField('可以用的经费', () => FundChoiceView, { max: 100 }) funds: FundChoiceView[];
  @PartsField('提示', () => MarkView, { max: 10 }) marks: MarkView[];
  @TextsField('按标准怎么看', { max: 300, maxItems: 10 }) remarks: string[];
  @FlagField('要走高一级审批') needsHigherRoute: boolean;

  static of({ entitlement, funds, assessment }: AidJudgement): EntitlementView {
    const { entitled, form, rule, explanation, evidence } = entitlement;
    const amount = (fen: Fen | null): string | null => (fen === null ? null : formatFen(fen));
    return Object.assign(new EntitlementView(), {
      ...{ entitled, form, explanation: [...explanation] },
      remaining: amount(entitlement.entitled ? entitlement.remaining : null),
      cap: amount(entitlement.entitled ? entitlement.cap : null),
      reason: entitlement.entitled ? null : entitlement.sentence,
      whoMayDecideOtherwise: entitlement.entitled ? null : entitlement.whoMayDecideOtherwise,
      ...{ rule: rule?.code ?? null, ruleVersion: rule?.version ?? null },
      evidence: evidence.map((need) => ({ ...need, name: EVIDENCE_NAMES[need.kind] })),
      funds: funds.map(({ fundAccountId: id, name, kind, available }) => ({
        ...{ id, name, kind },
        available: formatFen(available),
      })),
      marks: assessment.marks.map((mark) => MarkView.of(mark.code)),
      remarks: assessment.marks.map((mark) => mark.sentence),
      needsHigherRoute: assessment.needsHigherRoute,
    });
  }
}

/** The visit with its new version; its case tells what is still missing. */
export class PapersAddedView {
  @IdField('走访') id: string;
  @CountField('版本', { max: 2 ** 31 - 1 }) version: number;

  static of({ id, version }: PapersAdded): PapersAddedView {
    return Object.assign(new PapersAddedView(), { id, version });
  }
}

/** A paper that the standard asks for and that is not there yet. */
export class MissingPaperView {
  @ChoiceField('材料种类', EVIDENCE_KINDS) kind: EvidenceKind;
  @TextField('名称', { max: 60 }) name: string;

  static of({ kind, name }: MissingPaper): MissingPaperView {
    return Object.assign(new MissingPaperView(), { kind, name });
  }
}
