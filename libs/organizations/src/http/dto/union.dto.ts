import { type CivilDate, type Id, type MemberId, openActions, type UnionId } from '@app/kernel';
import {
  ChoiceField,
  CountField,
  DateField,
  IdField,
  InstantField,
  PartsField,
  TextField,
  TextsField,
} from '@app/http';
import type { UnionNode, UnionPlace, UnionRecord } from '../../app/organization-directory';
import type { UnionDetail } from '../../app/union-reading';
import type { Office } from '../../data/office.entity';
import { OFFICE_TITLE_NAMES, OFFICE_TITLES, type OfficeTitle } from '../../domain/office';
import {
  UNION_KIND_NAMES,
  UNION_KINDS,
  type UnionKind,
  UNION_LIFECYCLE,
  UNION_STATUSES,
  type UnionStatus,
} from '../../domain/trade-union';

export class CreateUnionDto {
  @TextField('编码', { max: 40 }) code: string;
  @TextField('名称', { max: 100 }) name: string;
  @ChoiceField('类型', UNION_KINDS) kind: UnionKind;
  @IdField('上级工会') parentId: UnionId;
  @TextField('地区', { max: 100, optional: true, nullable: true }) region?: string | null;
  @DateField('成立日期', { optional: true }) validFrom?: CivilDate;
}

export class ChangeUnionDto {
  @TextField('编码', { max: 40, optional: true }) code?: string;
  @TextField('名称', { max: 100, optional: true }) name?: string;
  @ChoiceField('类型', UNION_KINDS, { optional: true, names: UNION_KIND_NAMES }) kind?: UnionKind;
  @TextField('地区', { max: 100, optional: true, nullable: true }) region?: string | null;
}

export class MoveUnionDto {
  @IdField('新的上级工会') parentId: UnionId;
  @TextField('原因', { max: 200 }) reason: string;
}

export class DissolveUnionDto {
  @DateField('撤销日期') validUntil: CivilDate;
  @TextField('原因', { max: 200 }) reason: string;
}

export class AppointDto {
  @ChoiceField('职务', OFFICE_TITLES) title: OfficeTitle;
  @IdField('会员', { optional: true, nullable: true }) memberId?: MemberId | null;
  @TextField('姓名', { max: 50 }) personName: string;
  @DateField('任职日期') validFrom: CivilDate;
  @DateField('离任日期', { optional: true, nullable: true }) validUntil?: CivilDate | null;
}

export class EndOfficeDto {
  @DateField('离任日期') validUntil: CivilDate;
}

export class UnionNodeView {
  @IdField('编号') id: UnionId;
  @TextField('编码', { max: 40 }) code: string;
  @TextField('名称', { max: 100 }) name: string;
  @ChoiceField('类型', UNION_KINDS) kind: UnionKind;
  @TextField('类型名称', { max: 20 }) kindName: string;
  @ChoiceField('状态', UNION_STATUSES) status: UnionStatus;
  @IdField('上级工会', { nullable: true, description: '不在您管理范围内的上级为 null' }) parentId: UnionId | null;
  @CountField('版本', { max: 2_147_483_647 }) version: number;

  static of(node: UnionNode): UnionNodeView {
    const { id, code, name, kind, status, parentId, version } = node;
    const kindName = UNION_KIND_NAMES[kind];
    return Object.assign(new UnionNodeView(), { id, code, name, kind, kindName, status, parentId, version });
  }
}

/** The name of a union and the one above it, to choose among; nothing else of it. */
export class UnionPlaceView {
  @IdField('编号') id: UnionId;
  @TextField('名称', { max: 100 }) name: string;
  @IdField('上级工会', { nullable: true }) parentId: UnionId | null;
}

export class UnionPlacesView {
  @PartsField('工会', () => UnionPlaceView, { max: 100_000, description: '按编码排列' }) items: UnionPlaceView[];

  static of(places: readonly UnionPlace[]): UnionPlacesView {
    const items = places.map(({ id, name, parentId }) => Object.assign(new UnionPlaceView(), { id, name, parentId }));
    return Object.assign(new UnionPlacesView(), { items });
  }
}

export class UnionTreeView {
  @PartsField('工会', () => UnionNodeView, { max: 100_000, description: '按编码排列，上级见 parentId' })
  items: UnionNodeView[];

  /** A parent outside the scope is not shown: the highest unions that the actor may see become roots. */
  static of(nodes: readonly UnionNode[]): UnionTreeView {
    const seen = new Set(nodes.map((node) => node.id));
    const shown = nodes.map((node) => ({
      ...node,
      parentId: node.parentId !== null && seen.has(node.parentId) ? node.parentId : null,
    }));
    return Object.assign(new UnionTreeView(), { items: shown.map((node) => UnionNodeView.of(node)) });
  }
}

export class OfficeView {
  @IdField('编号') id: Id<'office'>;
  @ChoiceField('职务', OFFICE_TITLES) title: OfficeTitle;
  @TextField('职务名称', { max: 20 }) titleName: string;
  @IdField('会员', { nullable: true }) memberId: MemberId | null;
  @TextField('姓名', { max: 50 }) personName: string;
  @DateField('任职日期') validFrom: CivilDate;
  @DateField('离任日期', { nullable: true }) validUntil: CivilDate | null;
  @CountField('版本', { max: 2_147_483_647 }) version: number;

  static of(office: Office): OfficeView {
    const { id, title, memberId, personName, validFrom, validUntil, version } = office;
    const titleName = OFFICE_TITLE_NAMES[title];
    return Object.assign(new OfficeView(), {
      id,
      title,
      titleName,
      memberId,
      personName,
      validFrom,
      validUntil,
      version,
    });
  }
}

export class PlacementView {
  @TextField('上级工会', { max: 100, nullable: true }) parentName: string | null;
  @InstantField('从') placedAt: Date;
  @InstantField('到', { nullable: true }) leftAt: Date | null;
  @TextField('原因', { max: 200, nullable: true }) reason: string | null;
}

export class UnionView {
  @IdField('编号') id: UnionId;
  @TextField('编码', { max: 40 }) code: string;
  @TextField('名称', { max: 100 }) name: string;
  @ChoiceField('类型', UNION_KINDS) kind: UnionKind;
  @TextField('类型名称', { max: 20 }) kindName: string;
  @ChoiceField('状态', UNION_STATUSES) status: UnionStatus;
  @TextField('地区', { max: 100, nullable: true }) region: string | null;
  @DateField('成立日期') validFrom: CivilDate;
  @DateField('撤销日期', { nullable: true }) validUntil: CivilDate | null;
  @TextsField('上级名称', { max: 100, maxItems: 20, description: '由近到远' }) ancestorNames: string[];
  @PartsField('任职', () => OfficeView, { max: 1000 }) offices: OfficeView[];
  @PartsField('隶属变化', () => PlacementView, { max: 1000 }) placements: PlacementView[];
  @TextsField('可办理', { max: 20, maxItems: 10 }) openActions: string[];
  @CountField('版本', { max: 2_147_483_647 }) version: number;

  static of(detail: UnionDetail): UnionView {
    const { id, code, name, kind, status, region, validFrom, validUntil, version }: UnionRecord = detail.union;
    return Object.assign(new UnionView(), {
      id,
      code,
      name,
      kind,
      status,
      region,
      validFrom,
      validUntil,
      version,
      kindName: UNION_KIND_NAMES[kind],
      ancestorNames: detail.ancestors.map((union) => union.name),
      offices: detail.offices.map((office) => OfficeView.of(office)),
      placements: detail.placements.map((row) => Object.assign(new PlacementView(), row)),
      openActions: detail.mayManage ? openActions(UNION_LIFECYCLE, status) : [],
    });
  }
}
