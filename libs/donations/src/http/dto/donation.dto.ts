import {
  AmountField,
  ChoiceField,
  CountField,
  DateField,
  FlagField,
  IdField,
  PageQuery,
  TextField,
  TextsField,
} from '@app/http';
import { capitalAmount } from '@app/disbursements';
import { type CivilDate, formatFen, type FundAccountId, openActions, parseFen, type UnionId } from '@app/kernel';
import type { DonationCorrection, NewDonation } from '../../app/donation.service';
import type { DonationRow } from '../../data/donation.queries';
import { DONATION_LIFECYCLE, DONATION_STATUSES, type DonationStatus, publicDonor } from '../../domain/donation';

export class DonationsQuery extends PageQuery {
  @CountField('年度', { min: 2000, max: 2200, optional: true }) year?: number;
  @IdField('工会', { optional: true }) unionId?: UnionId;
}

export class DonationYearQuery {
  @CountField('年度', { min: 2000, max: 2200, optional: true, description: '不填为今年' }) year?: number;
}

export class CorrectDonationDto {
  @TextField('捐赠人', { max: 60 }) donorName: string;
  @FlagField('同意公开姓名') mayBeNamed: boolean;
  @FlagField('定向捐赠') designated: boolean;
  @TextField('指定用途', { max: 200, optional: true, nullable: true }) purpose?: string | null;
  @TextField('备注', { max: 500, optional: true, nullable: true }) note?: string | null;

  static correctionOf({ donorName, mayBeNamed, designated, purpose, note }: CorrectDonationDto): DonationCorrection {
    return { donorName, mayBeNamed, designated, purpose: purpose ?? null, note: note ?? null };
  }
}

export class RegisterDonationDto extends CorrectDonationDto {
  @IdField('收到捐赠的工会') unionId: UnionId;
  @DateField('捐赠日期') givenOn: CivilDate;
  @AmountField('金额') amount: string;
  @IdField('入哪个经费账户', { description: '捐赠资金账户' }) fundAccountId: FundAccountId;

  static donationOf(dto: RegisterDonationDto): NewDonation {
    const { unionId, givenOn, fundAccountId } = dto;
    return { ...CorrectDonationDto.correctionOf(dto), unionId, givenOn, fundAccountId, amount: parseFen(dto.amount) };
  }
}

export class VoidDonationDto {
  @TextField('原因', { max: 200 }) reason: string;
}

export class DonationView {
  @IdField('编号') id: string;
  @CountField('版本', { max: 2_147_483_647 }) version: number;
  @TextField('号码', { max: 60 }) number: string;
  @IdField('工会') unionId: string;
  @TextField('工会名称', { max: 60 }) unionName: string;
  @DateField('捐赠日期') givenOn: string;
  @TextField('捐赠人', { max: 60 }) donorName: string;
  @TextField('公开时的称呼', { max: 60 }) publicName: string;
  @FlagField('同意公开姓名', { nullable: true }) mayBeNamed: boolean | null;
  @AmountField('金额', { nullable: true, description: 'null 表示不清楚' }) amount: string | null;
  @TextField('大写金额', { max: 100, nullable: true }) amountInWords: string | null;
  @FlagField('定向捐赠', { nullable: true }) designated: boolean | null;
  @TextField('指定用途', { max: 200, nullable: true }) purpose: string | null;
  @TextField('经费账户', { max: 60, nullable: true }) fundName: string | null;
  @FlagField('已经入账') isBooked: boolean;
  @TextField('备注', { max: 500, nullable: true }) note: string | null;
  @ChoiceField('状态', DONATION_STATUSES) status: DonationStatus;
  @TextField('作废原因', { max: 200, nullable: true }) voidReason: string | null;
  @DateField('收据开具日期', { nullable: true }) receiptIssuedOn: string | null;
  @TextField('收据开具人', { max: 60, nullable: true }) receiptIssuedBy: string | null;
  @TextField('登记人', { max: 60 }) registeredByName: string;
  @FlagField('从历史台账导入') isImported: boolean;
  @TextsField('可办理', { max: 20, maxItems: 5 }) openActions: string[];

  static of({ amountFen, fundAccountId: _fundAccountId, ...row }: DonationRow): DonationView {
    const amount = amountFen === null ? null : BigInt(amountFen);
    return Object.assign(new DonationView(), row, {
      amount: amount === null ? null : formatFen(amount),
      amountInWords: amount === null ? null : capitalAmount(amount),
      publicName: publicDonor(row.donorName, row.mayBeNamed),
      openActions: openActions(DONATION_LIFECYCLE, row.status),
    });
  }
}

export class DonationTotalsView {
  @CountField('年度', { min: 2000, max: 2200 }) year: number;
  @CountField('笔数', { max: 2_147_483_647 }) gifts: number;
  @AmountField('金额', { nullable: true, description: 'null 表示不清楚' }) amount: string | null;

  static of({ year, gifts, amountFen }: { year: number; gifts: number; amountFen: string | null }): DonationTotalsView {
    const amount = amountFen === null ? null : formatFen(BigInt(amountFen));
    return Object.assign(new DonationTotalsView(), { year, gifts, amount });
  }
}
