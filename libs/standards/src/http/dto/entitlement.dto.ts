import { type CivilDate, formatFen, type MemberId, type UnionId } from '@app/kernel';
import {
  AmountField,
  ChoiceField,
  DateField,
  FlagField,
  IdField,
  PartField,
  PartsField,
  TextField,
  TextsField,
} from '@app/http';
import {
  AID_FORM_NAMES,
  AID_FORMS,
  type AidForm,
  type Entitlement,
  MEMBER_STANDINGS,
  type MemberStanding,
  REFUSAL_REASONS,
  type RefusalReason,
  type RuleReference,
} from '../../domain';
import { StandardEvidenceView } from './standard.dto';

export class EntitlementPreviewDto {
  @IdField('工会') unionId: UnionId;
  @IdField('会员', { optional: true, nullable: true, description: '不填则按下面的会籍试算' })
  memberId?: MemberId | null;
  @ChoiceField('会籍', MEMBER_STANDINGS, { optional: true }) standing?: MemberStanding;
  @TextField('事由', { max: 40 }) occasion: string;
  @TextField('细分情况', { max: 40, optional: true, nullable: true }) subCondition?: string | null;
  @DateField('发生日期') eventDate: CivilDate;
  @DateField('申请日期', { optional: true, description: '不填为今天' }) requestDate?: CivilDate;
  @ChoiceField('想发的形式', AID_FORMS, { optional: true, nullable: true }) wishedForm?: AidForm | null;
}

export class RuleReferenceView {
  @TextField('编码', { max: 80 }) code: string;
  @TextField('文号或版本', { max: 40 }) version: string;
  @TextField('依据', { max: 200 }) source: string;
  @DateField('施行日期') validFrom: CivilDate;
  @IdField('工会', { nullable: true }) unionId: UnionId | null;
  @FlagField('系统默认') isDefault: boolean;

  static of({ code, version, source, validFrom, unionId, isDefault }: RuleReference): RuleReferenceView {
    return Object.assign(new RuleReferenceView(), { code, version, source, validFrom, unionId, isDefault });
  }
}

/** What the standards alone say: neither earlier aid nor the balance of a fund is in it. */
export class EntitlementPreviewView {
  @FlagField('可以发') entitled: boolean;
  @ChoiceField('不能发的原因', REFUSAL_REASONS, { nullable: true }) reason: RefusalReason | null;
  @TextField('不能发的说明', { max: 400, nullable: true }) sentence: string | null;
  @TextField('谁可以另行决定', { max: 200, nullable: true }) whoMayDecideOtherwise: string | null;
  @AmountField('每次最高金额', { nullable: true }) cap: string | null;
  @ChoiceField('发放形式', AID_FORMS, { nullable: true }) form: AidForm | null;
  @TextField('发放形式名称', { max: 20, nullable: true }) formName: string | null;
  @PartsField('需要的材料', () => StandardEvidenceView, { max: 15 }) evidence: StandardEvidenceView[];
  @PartField('适用的标准', () => RuleReferenceView, { nullable: true }) rule: RuleReferenceView | null;
  @TextsField('计算过程', { max: 400, maxItems: 50 }) explanation: string[];

  static of(answer: Entitlement): EntitlementPreviewView {
    const { entitled, form, explanation, rule } = answer;
    const { reason, sentence, whoMayDecideOtherwise } = answer.entitled
      ? { reason: null, sentence: null, whoMayDecideOtherwise: null }
      : answer;
    return Object.assign(new EntitlementPreviewView(), {
      ...{ entitled, reason, sentence, whoMayDecideOtherwise, form },
      formName: form === null ? null : AID_FORM_NAMES[form],
      cap: answer.entitled ? formatFen(answer.cap) : null,
      evidence: answer.evidence.map(StandardEvidenceView.of),
      rule: rule === null ? null : RuleReferenceView.of(rule),
      explanation: [...explanation],
    });
  }
}
