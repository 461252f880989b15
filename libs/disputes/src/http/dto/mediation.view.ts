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
import { type CivilDate, formatFen } from '@app/kernel';
import type { DisputePage } from '../../app/dispute-reading';
import { OFFER_ANSWERS, type OfferAnswer } from '../../data/mediation.entity';
import { STATEMENT_SIDE_LABELS, STATEMENT_SIDES, type StatementSide } from '../../domain/dispute';

export class DisputeStatementView {
  @IdField('谈话') id: string;
  @ChoiceField('谁说的', STATEMENT_SIDES) side: StatementSide;
  @TextField('谁说的', { max: 30 }) sideLabel: string;
  @DateField('日期') takenOn: CivilDate;
  @TextField('被调查人', { max: 60 }) saidBy: string;
  @TextField('谈话内容', { max: 8000 }) words: string;
  @TextField('记录人', { max: 60 }) recordedByName: string;
}

export class MediationSessionView {
  @IdField('调解会') id: string;
  @CountField('第几次', { max: 1000 }) serial: number;
  @DateField('日期') heldOn: CivilDate;
  @TextField('时间', { max: 20, nullable: true }) atTime: string | null;
  @TextField('地点', { max: 100 }) place: string;
  @TextField('要带的东西', { max: 300, nullable: true }) bring: string | null;
  @FlagField('开过了') held: boolean;
  @TextsField('到会的人', { max: 60, maxItems: 60 }) present: string[];
  @TextField('调解笔录', { max: 8000, nullable: true }) minutes: string | null;
  @TextsField('签字的人', { max: 60, maxItems: 60 }) signedBy: string[];
}

export class DisputeOfferView {
  @IdField('方案') id: string;
  @ChoiceField('谁提出的', ['applicant', 'respondent']) side: 'applicant' | 'respondent';
  @TextField('谁提出的', { max: 30 }) sideLabel: string;
  @DateField('日期') offeredOn: CivilDate;
  @AmountField('金额') amount: string;
  @TextField('说明', { max: 1000, nullable: true }) words: string | null;
  @ChoiceField('答复', OFFER_ANSWERS, { nullable: true }) answer: OfferAnswer | null;
  @DateField('答复日期', { nullable: true }) answeredOn: CivilDate | null;
  @TextField('答复说明', { max: 1000, nullable: true }) answerWords: string | null;
}

export class InstalmentView {
  @IdField('付款') id: string;
  @IdField('付给谁') partyId: string;
  @TextField('付给谁', { max: 60 }) partyName: string;
  @DateField('付款日期') dueOn: CivilDate;
  @AmountField('金额') amount: string;
  @DateField('付了', { nullable: true }) paidOn: CivilDate | null;
  @FlagField('过了日子没付') isLate: boolean;
}

export class AgreementView {
  @DateField('签订日期') agreedOn: CivilDate;
  @DateField('生效日期') effectiveOn: CivilDate;
  @TextField('协议内容', { max: 8000 }) terms: string;
  @DateField('盖章日期') sealedOn: CivilDate;
  @TextField('用印登记号', { max: 60, nullable: true }) sealNumber: string | null;
  @DateField('申请司法确认', { nullable: true }) judicialRequestedOn: CivilDate | null;
  @DateField('司法确认', { nullable: true }) judicialConfirmedOn: CivilDate | null;
  @DateField('申请仲裁审查', { nullable: true }) reviewRequestedOn: CivilDate | null;
  @DateField('仲裁审查确认', { nullable: true }) reviewConfirmedOn: CivilDate | null;
  @PartsField('分期', () => InstalmentView, { max: 1000 }) instalments: InstalmentView[];
}

export const statementsOf = ({ statements, dispute: { tenantId }, open }: DisputePage): DisputeStatementView[] =>
  statements.map(({ id, side, takenOn, saidBySealed, wordsSealed, recordedByName }) => ({
    ...{ id, side, sideLabel: STATEMENT_SIDE_LABELS[side], takenOn, recordedByName },
    saidBy: open.open(tenantId, 'statement', saidBySealed),
    words: open.open(tenantId, 'statement', wordsSealed),
  }));

export const sessionsOf = ({ sessions, dispute: { tenantId }, open }: DisputePage): MediationSessionView[] =>
  sessions.map(({ id, serial, heldOn, atTime, held, placeSealed, bringSealed, ...sealed }) => ({
    ...{ id, serial, heldOn, atTime, held, place: open.open(tenantId, 'session', placeSealed) },
    bring: open.open(tenantId, 'session', bringSealed),
    present: linesOf(open.open(tenantId, 'session', sealed.presentSealed)),
    minutes: open.open(tenantId, 'session', sealed.minutesSealed),
    signedBy: linesOf(open.open(tenantId, 'session', sealed.signedSealed)),
  }));

export const offersOf = ({ offers, dispute: { tenantId }, open }: DisputePage): DisputeOfferView[] =>
  offers.map(({ id, side, offeredOn, amount, wordsSealed, answer, answeredOn, answerWordsSealed }) => ({
    ...{ id, side, sideLabel: STATEMENT_SIDE_LABELS[side], offeredOn, amount: formatFen(amount), answer, answeredOn },
    words: open.open(tenantId, 'offer', wordsSealed),
    answerWords: open.open(tenantId, 'offer', answerWordsSealed),
  }));

export function agreementOf({ agreement, instalments, parties, today, open }: DisputePage): AgreementView | null {
  if (!agreement) return null;
  const { agreedOn, effectiveOn, sealedOn, sealNumber, judicialRequestedOn, judicialConfirmedOn } = agreement;
  const { reviewRequestedOn, reviewConfirmedOn, tenantId, termsSealed } = agreement;
  const names = new Map(parties.map(({ row, name }) => [row.id, name]));
  return {
    ...{ agreedOn, effectiveOn, sealedOn, sealNumber, judicialRequestedOn, judicialConfirmedOn },
    ...{ reviewRequestedOn, reviewConfirmedOn, terms: open.open(tenantId, 'terms', termsSealed) },
    instalments: instalments.map(({ id, partyId, dueOn, amount, paidOn }) => ({
      ...{ id, partyId, dueOn, amount: formatFen(amount), paidOn, partyName: names.get(partyId) ?? '' },
      isLate: paidOn === null && dueOn < today,
    })),
  };
}

const linesOf = (text: string | null): string[] => (text === null || text === '' ? [] : text.split('\n'));
