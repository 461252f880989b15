import { type CivilDate, type Fen, formatFen, parseFen, type UnionId } from '@app/kernel';
import {
  AmountField,
  ChoiceField,
  CountField,
  DateField,
  FlagField,
  IdField,
  PartField,
  PartsField,
  TextField,
  TextsField,
} from '@app/http';
import type { NewRoute } from '../../app/approval-route.service';
import type { ApprovalRouteRow } from '../../data/approval-route.entity';
import {
  APPROVAL_TIERS,
  type ApprovalTier,
  type RouteStep,
  SIGNER_ROLE_NAMES,
  roleName,
} from '../../domain/approval-route';

const PARTS = ['review', 'approve'] as const;
const ROLES = Object.keys(SIGNER_ROLE_NAMES);
const MAJORITY = ['present', 'members'] as const;

export class CollectiveRulePart {
  @CountField('到会至少', { min: 1, max: 100 }) atLeast: number;
  @CountField('每多少人', { min: 1, max: 100 }) of: number;
  @ChoiceField('过半数按', MAJORITY) majorityOf: (typeof MAJORITY)[number];
}

export class RouteStepPart {
  @ChoiceField('环节', PARTS) part: RouteStep['part'];
  @TextField('步骤名称', { max: 40 }) name: string;
  @TextsField('由谁签', { max: 40, maxItems: 10 }) roles: string[];
  @TextsField('回避时由谁签', { max: 40, maxItems: 10 }) standIns: string[];
  @PartField('集体决定', () => CollectiveRulePart, { nullable: true }) collective: CollectiveRulePart | null;
}

export class AddRouteDto {
  @TextField('编码', { max: 40 }) code: string;
  @ChoiceField('档次', APPROVAL_TIERS) tier: ApprovalTier;
  @TextField('名称', { max: 60 }) name: string;
  @TextField('用于', { max: 40, optional: true, description: '如 disbursement;不填用于一切' }) subjectKind?: string;
  @IdField('工会', { nullable: true, description: '为 null 时是全体默认' }) unionId: UnionId | null;
  @AmountField('每人最高', { nullable: true, optional: true }) maxAmountPerPayee?: string | null;
  @AmountField('整批最高', { nullable: true, optional: true }) maxBatchTotal?: string | null;
  @AmountField('缺材料时最高', { nullable: true, optional: true }) maxAmountWithoutEvidence?: string | null;
  @FlagField('可批超标准') takesOverStandard: boolean;
  @FlagField('可批超预算') takesOffBudget: boolean;
  @TextsField('只用于这些经费', { max: 40, maxItems: 20, nullable: true, optional: true }) onlyFundKinds?:
    string[] | null;
  @AmountField('医疗救助超过此数走这条线', { nullable: true, optional: true }) medicalAbove?: string | null;
  @PartsField('步骤', () => RouteStepPart, { max: 10 }) steps: RouteStepPart[];
  @DateField('生效日期') validFrom: CivilDate;
  @TextField('版本', { max: 60 }) version: string;
  @TextField('依据', { max: 200 }) source: string;

  static toRoute(dto: AddRouteDto): NewRoute {
    const fen = (text?: string | null): Fen | null => (text == null ? null : parseFen(text));
    const { code, tier, name, unionId, takesOverStandard, takesOffBudget, validFrom, version, source } = dto;
    return {
      code,
      tier,
      name,
      unionId,
      takesOverStandard,
      takesOffBudget,
      validFrom,
      version,
      source,
      subjectKind: dto.subjectKind ?? '*',
      maxAmountPerPayee: fen(dto.maxAmountPerPayee),
      maxBatchTotal: fen(dto.maxBatchTotal),
      maxAmountWithoutEvidence: fen(dto.maxAmountWithoutEvidence),
      onlyFundKinds: dto.onlyFundKinds ?? null,
      medicalAbove: fen(dto.medicalAbove),
      steps: dto.steps.map(({ part, name: stepName, roles, standIns, collective }) => ({
        part,
        name: stepName,
        roles,
        standIns,
        collective: collective && {
          quorum: { atLeast: collective.atLeast, of: collective.of },
          majorityOf: collective.majorityOf,
        },
      })),
    };
  }
}

export class RouteStepView extends RouteStepPart {
  @TextsField('由谁签(名称)', { max: 40, maxItems: 10 }) roleNames: string[];
}

export class RouteView {
  @IdField('编号') id: string;
  @CountField('版本号', { max: 2_147_483_647 }) version: number;
  @TextField('编码', { max: 40 }) code: string;
  @ChoiceField('档次', APPROVAL_TIERS) tier: ApprovalTier;
  @TextField('名称', { max: 60 }) name: string;
  @TextField('用于', { max: 40 }) subjectKind: string;
  @IdField('工会', { nullable: true }) unionId: UnionId | null;
  @AmountField('每人最高', { nullable: true }) maxAmountPerPayee: string | null;
  @AmountField('整批最高', { nullable: true }) maxBatchTotal: string | null;
  @AmountField('缺材料时最高', { nullable: true }) maxAmountWithoutEvidence: string | null;
  @FlagField('可批超标准') takesOverStandard: boolean;
  @FlagField('可批超预算') takesOffBudget: boolean;
  @TextsField('只用于这些经费', { max: 40, maxItems: 20, nullable: true }) onlyFundKinds: string[] | null;
  @AmountField('医疗救助超过此数走这条线', { nullable: true }) medicalAbove: string | null;
  @PartsField('步骤', () => RouteStepView, { max: 10 }) steps: RouteStepView[];
  @DateField('生效日期') validFrom: CivilDate;
  @DateField('失效日期', { nullable: true }) validTo: CivilDate | null;
  @TextField('版本', { max: 60 }) routeVersion: string;
  @TextField('依据', { max: 200 }) source: string;
  @FlagField('系统默认') isDefault: boolean;
  @FlagField('会议决定') collective: boolean;

  static of(row: ApprovalRouteRow): RouteView {
    const { id, version, code, tier, name, subjectKind, unionId, takesOverStandard, takesOffBudget } = row;
    const text = (fen: Fen | null): string | null => (fen === null ? null : formatFen(fen));
    return Object.assign(new RouteView(), {
      id,
      version,
      code,
      tier,
      name,
      subjectKind,
      unionId,
      takesOverStandard,
      takesOffBudget,
      validFrom: row.validFrom,
      validTo: row.validTo,
      routeVersion: row.routeVersion,
      source: row.source,
      maxAmountPerPayee: text(row.maxAmountPerPayee),
      maxBatchTotal: text(row.maxBatchTotal),
      maxAmountWithoutEvidence: text(row.maxAmountWithoutEvidence),
      onlyFundKinds: row.onlyFundKinds && [...row.onlyFundKinds],
      medicalAbove: text(row.medicalAbove),
      isDefault: row.isDefault,
      collective: row.steps.some((step) => step.collective !== null),
      steps: row.steps.map((step) => stepViewOf(step)),
    });
  }
}

const stepViewOf = ({ part, name, roles, standIns, collective }: RouteStep): RouteStepView =>
  Object.assign(new RouteStepView(), {
    part,
    name,
    roles: [...roles],
    standIns: [...standIns],
    roleNames: roles.map(roleName),
    collective:
      collective &&
      Object.assign(new CollectiveRulePart(), { ...collective.quorum, majorityOf: collective.majorityOf }),
  });

export class RoutesView {
  @PartsField('审批权限', () => RouteView, { max: 500 }) items: RouteView[];
  @TextsField('可选的职责', { max: 40, maxItems: 50 }) roles: string[];

  static of(rows: readonly ApprovalRouteRow[]): RoutesView {
    return Object.assign(new RoutesView(), { items: rows.map((row) => RouteView.of(row)), roles: ROLES });
  }
}

export class RoutesQuery {
  @IdField('工会') unionId: UnionId;
}
