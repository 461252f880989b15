import { type CivilDate, formatFen, parseFen, type UnionId } from '@app/kernel';
import {
  AmountField,
  ChoiceField,
  ChoicesField,
  CountField,
  DateField,
  FlagField,
  IdField,
  PartsField,
  TextField,
  TextsField,
} from '@app/http';
import type { NewStandard } from '../../app/standard-register';
import type { Shown } from '../../app/standard-reading';
import type { BenefitStandardRow } from '../../data/benefit-standard.entity';
import {
  AID_FORM_NAMES,
  AID_FORMS,
  type AidForm,
  EVIDENCE_KINDS,
  EVIDENCE_NAMES,
  type EvidenceKind,
  MEMBER_STANDINGS,
  type MemberStanding,
} from '../../domain';

const COUNTED_OVER = ['occasion', 'standard'] as const;
const COUNTED_FOR = ['person', 'household'] as const;
const BENEFICIARIES = ['member', 'family'] as const;

export class StandardsQuery {
  @IdField('工会') unionId: UnionId;
  @DateField('日期', { optional: true, description: '不填为今天' }) on?: CivilDate;
  @TextField('事由', { max: 40, optional: true }) occasion?: string;
}

export class EvidenceNeedDto {
  @ChoiceField('材料', EVIDENCE_KINDS) kind: EvidenceKind;
  @FlagField('付款前必须有') requiredForPayment: boolean;
}

export class AddStandardDto {
  @IdField('工会') unionId: UnionId;
  @TextField('名称', { max: 60 }) name: string;
  @TextField('事由', { max: 40 }) occasion: string;
  @TextField('细分情况', { max: 40, optional: true, nullable: true }) subCondition?: string | null;
  @ChoiceField('发放形式', AID_FORMS) form: AidForm;
  @AmountField('每次最高金额') capPerEvent: string;
  @CountField('一年最多次数', { min: 1, max: 366, optional: true, nullable: true }) maxCountPerYear?: number | null;
  @AmountField('全年最高金额', { optional: true, nullable: true }) maxAmountPerYear?: string | null;
  @CountField('一共最多次数', { min: 1, max: 100, optional: true, nullable: true }) maxCountEver?: number | null;
  @FlagField('同一种病一年一次', { optional: true }) sameDiseaseOncePerYear?: boolean;
  @ChoiceField('次数按什么合计', COUNTED_OVER, { optional: true }) countedOver?: (typeof COUNTED_OVER)[number];
  @ChoiceField('按人还是按户', COUNTED_FOR, { optional: true }) countedFor?: (typeof COUNTED_FOR)[number];
  @CountField('申请期限(月)', { min: 1, max: 120, optional: true, nullable: true }) claimWindowMonths?: number | null;
  @PartsField('需要的材料', () => EvidenceNeedDto, { max: 15 }) evidence: EvidenceNeedDto[];
  @TextsField('可用经费', { max: 40, maxItems: 12, description: '排在前面的先用' }) fundKinds: string[];
  @ChoiceField('发给谁', BENEFICIARIES, { optional: true }) beneficiary?: (typeof BENEFICIARIES)[number];
  @ChoicesField('适用会籍', MEMBER_STANDINGS, { optional: true }) forStandings?: MemberStanding[];
  @TextField('不适用的情况', { min: 0, max: 200, optional: true }) exclusions?: string;
  @TextField('文号或版本', { max: 40 }) ruleVersion: string;
  @TextField('依据', { max: 200 }) source: string;
  @DateField('施行日期') validFrom: CivilDate;
  @DateField('停用日期', { optional: true, nullable: true }) validTo?: CivilDate | null;

  toStandard(): NewStandard {
    const { unionId, name, occasion, form, evidence, fundKinds, ruleVersion, source, validFrom } = this;
    return {
      ...{ unionId, name, occasion, form, fundKinds, source, validFrom, version: ruleVersion },
      subCondition: this.subCondition ?? null,
      capPerEvent: parseFen(this.capPerEvent),
      maxCountPerYear: this.maxCountPerYear ?? null,
      maxAmountPerYear: this.maxAmountPerYear == null ? null : parseFen(this.maxAmountPerYear),
      maxCountEver: this.maxCountEver ?? null,
      sameDiseaseOncePerYear: this.sameDiseaseOncePerYear ?? false,
      countedOver: this.countedOver ?? 'occasion',
      countedFor: this.countedFor ?? 'person',
      claimWindowMonths: this.claimWindowMonths ?? null,
      evidence: evidence.map(({ kind, requiredForPayment }) => ({ kind, requiredForPayment })),
      beneficiary: this.beneficiary ?? 'member',
      forStandings: this.forStandings ?? ['active'],
      exclusions: this.exclusions ?? '',
      validTo: this.validTo ?? null,
    };
  }
}

export class EndRowDto {
  @DateField('停用日期', { description: '这一天是最后一天' }) validTo: CivilDate;
}

export class StandardEvidenceView {
  @ChoiceField('材料', EVIDENCE_KINDS) kind: EvidenceKind;
  @TextField('材料名称', { max: 40 }) kindName: string;
  @FlagField('付款前必须有') requiredForPayment: boolean;

  static of(need: { kind: EvidenceKind; requiredForPayment: boolean }): StandardEvidenceView {
    const { kind, requiredForPayment } = need;
    return Object.assign(new StandardEvidenceView(), { kind, kindName: EVIDENCE_NAMES[kind], requiredForPayment });
  }
}

export class StandardView {
  @IdField('编号') id: string;
  @CountField('版本', { max: 2_147_483_647 }) version: number;
  @IdField('工会', { nullable: true, description: 'null 为系统默认' }) unionId: UnionId | null;
  @TextField('工会名称', { max: 100, nullable: true }) unionName: string | null;
  @TextField('编码', { max: 80 }) code: string;
  @TextField('名称', { max: 60 }) name: string;
  @TextField('事由', { max: 40 }) occasion: string;
  @TextField('细分情况', { max: 40, nullable: true }) subCondition: string | null;
  @ChoiceField('发放形式', AID_FORMS) form: AidForm;
  @TextField('发放形式名称', { max: 20 }) formName: string;
  @AmountField('每次最高金额') capPerEvent: string;
  @CountField('一年最多次数', { max: 366, nullable: true }) maxCountPerYear: number | null;
  @AmountField('全年最高金额', { nullable: true }) maxAmountPerYear: string | null;
  @CountField('一共最多次数', { max: 100, nullable: true }) maxCountEver: number | null;
  @FlagField('同一种病一年一次') sameDiseaseOncePerYear: boolean;
  @ChoiceField('次数按什么合计', COUNTED_OVER) countedOver: string;
  @ChoiceField('按人还是按户', COUNTED_FOR) countedFor: string;
  @CountField('申请期限(月)', { max: 120, nullable: true }) claimWindowMonths: number | null;
  @PartsField('需要的材料', () => StandardEvidenceView, { max: 15 }) evidence: StandardEvidenceView[];
  @TextsField('可用经费', { max: 40, maxItems: 12 }) fundKinds: string[];
  @ChoiceField('发给谁', BENEFICIARIES) beneficiary: string;
  @ChoicesField('适用会籍', MEMBER_STANDINGS) forStandings: MemberStanding[];
  @TextField('不适用的情况', { min: 0, max: 200 }) exclusions: string;
  @TextField('文号或版本', { max: 40 }) ruleVersion: string;
  @TextField('依据', { max: 200 }) source: string;
  @FlagField('系统默认，还没有工会确认') isDefault: boolean;
  @DateField('施行日期') validFrom: CivilDate;
  @DateField('停用日期', { nullable: true }) validTo: CivilDate | null;
  @FlagField('当天适用') inForce: boolean;
  @TextsField('可办理', { max: 20, maxItems: 5 }) openActions: string[];

  static of({ row, unionName, inForce, mayManage }: Shown<BenefitStandardRow>): StandardView {
    const { id, version, unionId, code, name, occasion, subCondition, form, maxCountPerYear, maxCountEver } = row;
    const { sameDiseaseOncePerYear, countedOver, countedFor, claimWindowMonths, fundKinds, beneficiary } = row;
    const { forStandings, exclusions, ruleVersion, source, isDefault, validFrom, validTo, maxAmountPerYear } = row;
    return Object.assign(new StandardView(), {
      ...{ id, version, unionId, code, name, occasion, subCondition, form, maxCountPerYear, maxCountEver },
      ...{ sameDiseaseOncePerYear, countedOver, countedFor, claimWindowMonths, fundKinds, beneficiary },
      ...{ forStandings, exclusions, ruleVersion, source, isDefault, validFrom, validTo, unionName, inForce },
      formName: AID_FORM_NAMES[form],
      capPerEvent: formatFen(row.capPerEvent),
      maxAmountPerYear: maxAmountPerYear === null ? null : formatFen(maxAmountPerYear),
      evidence: row.evidence.map(StandardEvidenceView.of),
      openActions: mayManage && validTo === null ? ['end'] : [],
    });
  }
}

export class StandardListView {
  @PartsField('慰问标准', () => StandardView, { max: 10_000 }) items: StandardView[];

  static of(rows: readonly Shown<BenefitStandardRow>[]): StandardListView {
    return Object.assign(new StandardListView(), { items: rows.map(StandardView.of) });
  }
}
