import { AmountField, CountField, DateField, PartsField, TextField } from '@app/http';
import { formatFen } from '@app/kernel';
import type { MemberAid } from '../../app/member-aid';
import { DisbursementRowView } from './disbursement.view';
import { AidView } from './evidence.view';

/** What a member and his household received or asked for in twelve months. */
export class MemberAidView {
  @DateField('从哪天算起') since: string;
  @PartsField('本人和家人的慰问', () => AidView, { max: 1000 }) items: AidView[];
  @AmountField('本人合计') ownAmount: string;
  @AmountField('全家合计') householdAmount: string;
  @CountField('别的工会给的次数', { max: 100_000 }) elsewhereCount: number;
  @AmountField('别的工会给的合计') elsewhereAmount: string;

  static of({ memberId, since, aid, ownAmount, householdAmount, elsewhere }: MemberAid): MemberAidView {
    return Object.assign(new MemberAidView(), {
      ...{ since, items: aid.map((row) => AidView.of(row, memberId)) },
      ...{ ownAmount: formatFen(ownAmount), householdAmount: formatFen(householdAmount) },
      ...{ elsewhereCount: elsewhere.count, elsewhereAmount: formatFen(elsewhere.amount) },
    });
  }
}

export class DisbursementSearchQuery {
  @TextField('单号', { max: 60 }) number: string;
}

export class FoundDisbursementsView {
  @PartsField('用款申请', () => DisbursementRowView, { max: 20 }) items: DisbursementRowView[];
}
