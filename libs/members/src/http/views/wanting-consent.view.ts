import { ChoiceField, CountField, FlagField, IdField, PartsField, TextField } from '@app/http';
import { ageOn, type CivilDate, type MemberId } from '@app/kernel';
import type { WantingMember } from '../../app/wanting-consents';
import {
  consentName,
  type LackingConsent,
  recordsOf,
  SENSITIVE_KINDS,
  type SensitiveKind,
} from '../../domain/sensitive-consent';

/** Whose consent to what is wanting, and for which records. */
export class WantingConsentView {
  @TextField('姓名', { max: 60 }) name: string;
  @ChoiceField('同意什么', SENSITIVE_KINDS) kind: SensitiveKind;
  @TextField('名称', { max: 220, description: '提供理赔材料的，写明接收方' }) kindName: string;
  @TextField('接收方', { max: 200, nullable: true }) receiver: string | null;
  @CountField('年龄', { max: 150, nullable: true }) age: number | null;
  @FlagField('由监护人同意') byGuardian: boolean;
  @TextField('哪些资料里有', { max: 200 }) records: string;

  static of(lacking: LackingConsent, today: CivilDate): WantingConsentView {
    const { subject, kind } = lacking;
    return Object.assign(new WantingConsentView(), {
      ...{ name: subject.name, kind, kindName: consentName(lacking), byGuardian: kind === 'child' },
      receiver: lacking.receiver || null,
      age: subject.bornOn && ageOn(subject.bornOn, today),
      records: recordsOf(lacking).join('、'),
    });
  }
}

export class WantingMemberView {
  @IdField('会员') memberId: MemberId;
  @TextField('姓名', { max: 60 }) name: string;
  @TextField('工会', { max: 120 }) unionName: string;
  @TextField('工会小组', { max: 60, nullable: true }) groupName: string | null;
  @PartsField('还差的单独同意', () => WantingConsentView, { max: 100 }) wanting: WantingConsentView[];
  @CountField('没有权限看的健康同意有几条', { max: 100 }) hidden: number;

  static of({ member, lacking, hidden, today }: WantingMember): WantingMemberView {
    const { id: memberId, name, unionName, groupName } = member;
    const wanting = lacking.map((one) => WantingConsentView.of(one, today));
    return Object.assign(new WantingMemberView(), { memberId, name, unionName, groupName, wanting, hidden });
  }
}
