import { formatFen, type MemberId } from '@app/kernel';
import {
  AmountField,
  ChoiceField,
  CountField,
  DateField,
  FlagField,
  IdField,
  InstantField,
  PartField,
  PartsField,
  TextField,
} from '@app/http';
import { DOCUMENT_KIND_NAMES, type DocumentMeta } from '@app/documents';
import type { FundAccountRecord } from '@app/funds';
import type { Evidence } from '../../app/approver-evidence';
import type { AidRow } from '../../data/disbursement.queries';
import { STAGE_NAMES } from '../../domain/disbursement-stage';
import type { DuplicateReasonCode, PossibleDuplicate } from '../../domain/possible-duplicates';
import { CaseRefView } from './disbursement.view';

const DUPLICATE_CODES: readonly DuplicateReasonCode[] = [
  'same-event',
  'same-card',
  'same-person-occasion',
  'same-person',
  'same-file',
  'split-payment',
];

export class FundOfEvidenceView {
  @IdField('编号') id: string;
  @TextField('名称', { max: 100 }) name: string;
  @AmountField('可用') available: string;
  @AmountField('占用') held: string;
  @AmountField('已支出') spent: string;
  @FlagField('够付这一笔') suffices: boolean;

  static of(fund: FundAccountRecord, { row }: Evidence): FundOfEvidenceView {
    return Object.assign(new FundOfEvidenceView(), {
      id: fund.id,
      name: fund.name,
      available: formatFen(fund.available),
      held: formatFen(fund.held),
      spent: formatFen(fund.spent),
      suffices: row.holdId !== null || fund.available >= row.amount,
    });
  }
}

export class AidView {
  @IdField('用款') id: string;
  @TextField('单号', { max: 60 }) number: string;
  @PartField('案件', () => CaseRefView) caseRef: CaseRefView;
  @TextField('领取人', { max: 60 }) recipientName: string;
  @FlagField('是本人') own: boolean;
  @TextField('事由', { max: 100 }) occasionName: string;
  @DateField('发放或申请日期') givenOn: string;
  @AmountField('金额') amount: string;
  @TextField('工会', { max: 100 }) unionName: string;
  @TextField('状态', { max: 20 }) statusName: string;

  static of(aid: AidRow, recipientId: MemberId): AidView {
    const { id, number, recipientName, occasionName, givenOn, unionName } = aid;
    return Object.assign(new AidView(), {
      id,
      number,
      recipientName,
      occasionName,
      givenOn,
      unionName,
      caseRef: Object.assign(new CaseRefView(), { type: aid.caseType, id: aid.caseId }),
      own: aid.recipientId === recipientId,
      amount: formatFen(aid.amount),
      statusName: STAGE_NAMES[aid.status],
    });
  }
}

export class DuplicateReasonView {
  @ChoiceField('哪一种', DUPLICATE_CODES) code: DuplicateReasonCode;
  @TextField('说明', { max: 300 }) sentence: string;
}

export class DuplicateView {
  @IdField('用款') disbursementId: string;
  @TextField('单号', { max: 60 }) number: string;
  @PartsField('为什么可能重复', () => DuplicateReasonView, { max: 6 }) reasons: DuplicateReasonView[];

  static of({ disbursementId, caseNumber, reasons }: PossibleDuplicate): DuplicateView {
    return Object.assign(new DuplicateView(), {
      disbursementId,
      number: caseNumber,
      reasons: reasons.map((each) => Object.assign(new DuplicateReasonView(), each)),
    });
  }
}

export class EvidenceDocumentView {
  @IdField('编号') id: string;
  @TextField('种类', { max: 20 }) kind: string;
  @TextField('种类名称', { max: 40 }) kindName: string;
  @TextField('格式', { max: 100 }) mediaType: string;
  @InstantField('上传时间') uploadedAt: string;
  @FlagField('涉及病情', { description: '打开会记在本人的档案里' }) medical: boolean;
  @FlagField('不再给人看', { description: '本人撤回了医疗健康信息的单独同意' }) withheld: boolean;

  static of(document: DocumentMeta, isMedicalWithheld: boolean): EvidenceDocumentView {
    const { id, kind, mediaType, sensitivity, uploadedAt } = document;
    const shown = { id, kind, kindName: DOCUMENT_KIND_NAMES[kind], mediaType, uploadedAt: uploadedAt.toISOString() };
    const medical = sensitivity === 'medical';
    return Object.assign(new EvidenceDocumentView(), { ...shown, medical, withheld: medical && isMedicalWithheld });
  }
}

export class EvidenceView {
  @PartField('经费账户', () => FundOfEvidenceView, { nullable: true }) fund: FundOfEvidenceView | null;
  @AmountField('近 12 个月这家已受助') aidTotal: string;
  @CountField('近 12 个月次数', { max: 100_000 }) aidCount: number;
  @PartsField('近 12 个月受助', () => AidView, { max: 500 }) aid: AidView[];
  @PartsField('可能重复', () => DuplicateView, { max: 200 }) duplicates: DuplicateView[];
  @PartsField('材料', () => EvidenceDocumentView, { max: 200 }) documents: EvidenceDocumentView[];

  static of(evidence: Evidence): EvidenceView {
    const { fund, aid, aidTotal, duplicates, documents } = evidence;
    return Object.assign(new EvidenceView(), {
      fund: fund && FundOfEvidenceView.of(fund, evidence),
      aidTotal: formatFen(aidTotal),
      aidCount: aid.length,
      aid: aid.map((each) => AidView.of(each, evidence.row.recipientId)),
      duplicates: duplicates.map((each) => DuplicateView.of(each)),
      documents: documents.map((each) => EvidenceDocumentView.of(each, evidence.isMedicalWithheld)),
    });
  }
}
