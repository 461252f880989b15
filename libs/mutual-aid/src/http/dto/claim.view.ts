import {
  AmountField,
  ChoiceField,
  CountField,
  DateField,
  FlagField,
  IdField,
  PartsField,
  TextField,
  TextsField,
} from '@app/http';
import { DOCUMENT_KIND_NAMES } from '@app/documents';
import { formatFen, type MemberId, openActions } from '@app/kernel';
import type { OwnClaims, WholeClaim } from '../../app/claim-reading.service';
import type { ClaimRow } from '../../data/claim.queries';
import { CLAIM_LIFECYCLE, CLAIM_STATUSES, type ClaimStatus } from '../../domain/claim';
import { ClaimConsentView, OwnClaimConsentView } from './claim-consent.view';
import { CoverView } from './plan.dto';

const yuan = (fen: string | null) => (fen === null ? null : formatFen(BigInt(fen)));

export class ClaimView {
  @IdField('编号') id: string;
  @CountField('版本', { max: 2_147_483_647 }) version: number;
  @TextField('号码', { max: 60 }) number: string;
  @IdField('参保') enrolmentId: string;
  @TextField('工会', { max: 60 }) unionName: string;
  @TextField('姓名', { max: 60 }) memberName: string;
  @TextField('保障计划', { max: 100 }) planName: string;
  @DateField('保障期从', { nullable: true }) startsOn: string | null;
  @DateField('保障期到', { nullable: true }) endsOn: string | null;
  @DateField('住院日期', { nullable: true }) admittedOn: string | null;
  @DateField('出院日期', { nullable: true }) dischargedOn: string | null;
  @AmountField('自付金额', { nullable: true }) selfPaid: string | null;
  @AmountField('赔付金额', { nullable: true }) paid: string | null;
  @DateField('赔付日期', { nullable: true }) paidOn: string | null;
  @ChoiceField('状态', CLAIM_STATUSES) status: ClaimStatus;
  @TextField('退回、不同意或撤回的原因', { max: 200, nullable: true }) reason: string | null;
  @FlagField('从历史台账导入') isImported: boolean;
  @TextsField('可办理', { max: 20, maxItems: 7 }) openActions: string[];

  static of(row: ClaimRow): ClaimView {
    const { id, version, number, enrolmentId, unionName, memberName, planName, startsOn, endsOn, ...rest } = row;
    const { admittedOn, dischargedOn, selfPaidFen, paidFen, paidOn, status, reason, isImported } = rest;
    return Object.assign(new ClaimView(), {
      ...{ id, version, number, enrolmentId, unionName, memberName, planName, startsOn, endsOn, admittedOn },
      ...{ dischargedOn, selfPaid: yuan(selfPaidFen), paid: yuan(paidFen), paidOn, status, reason, isImported },
      openActions: openActions(CLAIM_LIFECYCLE, status),
    });
  }
}

export class ClaimPaperView {
  @IdField('编号') id: string;
  @TextField('种类', { max: 40 }) kindName: string;
}

/** With what its page needs beyond the list. */
export class WholeClaimView extends ClaimView {
  @DateField('等待期满', { nullable: true }) coveredFrom: string | null;
  @CountField('赔付比例', { max: 100, nullable: true }) sharePercent: number | null;
  @AmountField('每期赔付上限', { nullable: true }) cap: string | null;
  @TextField('经办单位', { max: 200, nullable: true }) association: string | null;
  @TextField('经办单位联系方式', { max: 100, nullable: true }) associationContact: string | null;
  @AmountField('按计划算出的赔付', { nullable: true }) byRule: string | null;
  @TextField('说明', { max: 500, nullable: true }) note: string | null;
  @TextField('申报人', { max: 60 }) registeredByName: string;
  @TextField('初审人', { max: 60, nullable: true }) checkedByName: string | null;
  @DateField('初审日期', { nullable: true }) checkedOn: string | null;
  @TextField('复审人', { max: 60, nullable: true }) decidedByName: string | null;
  @DateField('复审日期', { nullable: true }) decidedOn: string | null;
  @TextField('转账凭证号', { max: 60, nullable: true }) paymentReference: string | null;
  @PartsField('材料', () => ClaimPaperView, { max: 100 }) papers: ClaimPaperView[];
  @IdField('会员') memberId: string;
  @PartsField('还差的单独同意', () => ClaimConsentView, { max: 5, description: '办完的不再要' })
  lackingConsents: ClaimConsentView[];

  static whole({ claim, papers, byRule, lacks }: WholeClaim): WholeClaimView {
    const { coveredFrom, sharePercent, capFen, association, note, registeredByName, checkedByName, checkedOn } = claim;
    const { decidedByName, decidedOn, paymentReference } = claim;
    return Object.assign(new WholeClaimView(), ClaimView.of(claim), {
      ...{
        coveredFrom,
        sharePercent,
        cap: yuan(capFen),
        association,
        associationContact: claim.associationContact,
        byRule: byRule === null ? null : formatFen(byRule),
        note,
      },
      ...{ registeredByName, checkedByName, checkedOn, decidedByName, decidedOn, paymentReference },
      papers: papers.map(({ id, kind }) => ({ id, kindName: DOCUMENT_KIND_NAMES[kind] })),
      memberId: claim.memberId,
      lackingConsents: lacks === null ? [] : ClaimConsentView.lacking(lacks, null),
    });
  }
}

export class OwnClaimsView {
  @PartsField('理赔', () => ClaimView, { max: 50 }) items: ClaimView[];
  @PartsField('保障', () => CoverView, { max: 50 }) covers: CoverView[];
  @PartsField('还差的单独同意', () => OwnClaimConsentView, { max: 100, description: '申报时要一起同意' })
  lackingConsents: OwnClaimConsentView[];

  static of(own: OwnClaims, me: MemberId): OwnClaimsView {
    const { claims, covers } = own;
    return Object.assign(new OwnClaimsView(), {
      ...{ items: claims.map(ClaimView.of), covers: covers.map(CoverView.of) },
      lackingConsents: OwnClaimConsentView.own(own, me),
    });
  }
}

export class ClaimSavedView {
  @IdField('编号') id: string;
  static of(id: string): ClaimSavedView {
    return Object.assign(new ClaimSavedView(), { id });
  }
}
