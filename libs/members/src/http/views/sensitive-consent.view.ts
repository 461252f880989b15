import { ChoiceField, CountField, DateField, FlagField, IdField, PartField, PartsField, TextField } from '@app/http';
import { ageOn, type CivilDate, type MemberId } from '@app/kernel';
import { type ConsentPage, isForAnother } from '../../app/consent-pages';
import { countsOn, type KeptConsent } from '../../app/kept-consent';
import { type ConsentText, consentTextOn } from '../../domain/consent-text';
import {
  CONSENT_MEANS,
  CONSENT_MEANS_NAMES,
  consentName,
  type ConsentMeans,
  consentStands,
  GUARDIAN_RELATION_NAMES,
  isTakenBack,
  isTickedForAnother,
  type LackingConsent,
  mayWithdraw,
  SENSITIVE_KIND_NAMES,
  SENSITIVE_KINDS,
  type SensitiveConsentId,
  type SensitiveKind,
} from '../../domain/sensitive-consent';

/** What is told before. */
export class ConsentTextView {
  @ChoiceField('同意什么', SENSITIVE_KINDS) kind: SensitiveKind;
  @TextField('名称', { max: 40 }) kindName: string;
  @TextField('用来做什么', { max: 500 }) use: string;
  @TextField('谁能看', { max: 500 }) seenBy: string;
  @TextField('不同意会怎样', { max: 500 }) without: string;
  @TextField('撤回会怎样', { max: 500 }) withdrawal: string;

  static of({ kind, use, seenBy, without, withdrawal }: ConsentText): ConsentTextView {
    const kindName = SENSITIVE_KIND_NAMES[kind];
    return Object.assign(new ConsentTextView(), { kind, kindName, use, seenBy, without, withdrawal });
  }
}

export class ConsentTextsView {
  @PartsField('说明', () => ConsentTextView, { max: 10 }) items: ConsentTextView[];

  static on(today: CivilDate): ConsentTextsView {
    const items = SENSITIVE_KINDS.map((kind) => ConsentTextView.of(consentTextOn(kind, today)));
    return Object.assign(new ConsentTextsView(), { items });
  }
}

export class KeptConsentView {
  @IdField('编号') id: SensitiveConsentId;
  @ChoiceField('同意什么', SENSITIVE_KINDS) kind: SensitiveKind;
  @TextField('名称', { max: 220, description: '提供理赔材料的，写明接收方' }) kindName: string;
  @TextField('接收方', { max: 200, nullable: true, description: '以前没有写明的为空，给哪一家都算' }) receiver:
    string | null;
  @TextField('关于谁', { max: 60 }) subjectName: string;
  @TextField('代收谁的款项', { max: 60, nullable: true }) recipientName: string | null;
  @DateField('同意日期') givenOn: CivilDate;
  @TextField('由谁同意', { max: 120 }) giverName: string;
  @TextField('为什么由监护人代为同意', { max: 200, nullable: true }) word: string | null;
  @ChoiceField('怎么同意的', CONSENT_MEANS) means: ConsentMeans;
  @TextField('怎么同意的', { max: 40 }) meansName: string;
  @TextField('谁记录的', { max: 60 }) recordedByName: string;
  @DateField('有效到', { nullable: true }) untilOn: CivilDate | null;
  @FlagField('有效') standing: boolean;
  @TextField('现在怎样', { max: 40 }) stateName: string;
  @DateField('撤回日期', { nullable: true }) endedOn: CivilDate | null;
  @TextField('谁撤回的', { max: 60, nullable: true }) endedByName: string | null;
  @TextField('撤回原因', { max: 200, nullable: true }) reason: string | null;
  @FlagField('可以撤回') mayWithdraw: boolean;
  @PartField('当时的说明', () => ConsentTextView) text: ConsentTextView;

  static of(kept: KeptConsent, { today, recipients }: ConsentPage, me: MemberId | null): KeptConsentView {
    const { row, kind, subjectName, givenOn, untilOn, endedOn, guardian, reason } = kept;
    const standing = consentStands(kept, today);
    return Object.assign(new KeptConsentView(), {
      ...{ id: row.id, kind, subjectName, givenOn, untilOn, endedOn, reason, means: row.means, standing },
      ...{ kindName: consentName(kept), receiver: kept.receiver || null, meansName: CONSENT_MEANS_NAMES[row.means] },
      giverName: guardian ? `监护人${guardian.name}（${GUARDIAN_RELATION_NAMES[guardian.relation]}）` : '本人',
      ...{ word: guardian?.word ?? null, recordedByName: row.recordedByName, endedByName: row.endedByName },
      recipientName: isForAnother(kept) ? (recipients.get(row.memberId) ?? '另一位会员') : null,
      stateName: stateName(kept, today, standing),
      mayWithdraw: standing && (me === null || mayWithdraw(row, me)),
      text: ConsentTextView.of(consentTextOn(kind, row.textVersion)),
    });
  }
}

function stateName({ endedOn, untilOn }: KeptConsent, today: CivilDate, standing: boolean): string {
  if (standing) return '有效';
  if (endedOn !== null) return '已撤回';
  return untilOn !== null && today >= untilOn ? '已满14周岁，改由本人同意' : '说明改过，要重新同意';
}

/** Whose consent to what is wanting. */
export class LackingConsentView {
  @TextField('关于谁', { max: 60, description: '记录同意时填回' }) key: string;
  @TextField('姓名', { max: 60 }) name: string;
  @ChoiceField('同意什么', SENSITIVE_KINDS) kind: SensitiveKind;
  @TextField('名称', { max: 220, description: '提供理赔材料的，写明接收方' }) kindName: string;
  @TextField('接收方', { max: 200, nullable: true, description: '记录同意时填回' }) receiver: string | null;
  @CountField('年龄', { max: 150, nullable: true }) age: number | null;
  @FlagField('由监护人同意') byGuardian: boolean;
  @FlagField('可以在这里同意') mayGive: boolean;
  @FlagField('给过，又撤回了') takenBack: boolean;

  static of(lacking: LackingConsent, today: CivilDate, me: MemberId | null, takenBack = false): LackingConsentView {
    const { subject, kind } = lacking;
    const { key, name, bornOn } = subject;
    const age = bornOn && ageOn(bornOn, today);
    const to = { kindName: consentName(lacking), receiver: lacking.receiver || null };
    const byGuardian = kind === 'child';
    const ticked = { kind, givenBy: 'self', means: 'web' } as const;
    const mayGive = me === null || byGuardian || !isTickedForAnother(ticked, subject.identity, me);
    const asked = { key, name, kind, ...to, age, byGuardian };
    return Object.assign(new LackingConsentView(), { ...asked, mayGive, takenBack });
  }
}

export class ConsentsView {
  @PartsField('给过的单独同意', () => KeptConsentView, { max: 500 }) items: KeptConsentView[];
  @PartsField('还差的单独同意', () => LackingConsentView, { max: 100 }) lacking: LackingConsentView[];
  @CountField('没有权限看的健康同意有几条', { max: 600 }) hidden: number;
  @PartsField('说明', () => ConsentTextView, { max: 10 }) texts: ConsentTextView[];

  /** @param me whose own page it is; null on the desk */
  static of(page: ConsentPage, me: MemberId | null): ConsentsView {
    const { kept, lacking, hidden, today } = page;
    const counting = kept.filter((one) => countsOn(page.memberId, one));
    return Object.assign(new ConsentsView(), {
      items: kept.map((one) => KeptConsentView.of(one, page, me)).reverse(),
      lacking: lacking.map((one) => LackingConsentView.of(one, today, me, isTakenBack(one, counting))),
      hidden,
      texts: ConsentTextsView.on(today).items,
    });
  }
}
