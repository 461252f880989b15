import {
  ChoiceField,
  ChoicesField,
  CountField,
  DateField,
  IdField,
  InstantField,
  PartsField,
  TextField,
  TextsField,
} from '@app/http';
import { actingUnder, type Actor, type CivilDate, type DocumentId, holds, standsFor, type UnionId } from '@app/kernel';
import type { ShownLine } from '../../app/destruction-list.reading';
import type { KeptKind } from '../../app/retention-rule.service';
import type { ListRow } from '../../data/destruction.queries';
import {
  DESTRUCTION_ACTIONS,
  DESTRUCTION_STATUS_NAMES,
  DESTRUCTION_STATUSES,
  type DestructionAction,
  type DestructionLineId,
  type DestructionListId,
  type DestructionStatus,
  LINE_STATE_NAMES,
  LINE_STATES,
  type LineState,
  openListActions,
} from '../../domain/destruction-list';
import { MOST_YEARS } from '../../domain/retention-rule';
import { RETENTION_PERMISSIONS } from '../../domain/retention.permissions';

const MOST = 1_000_000;

export class RetentionRuleView {
  @IdField('编号') id: string;
  @CountField('保管年限', { max: MOST_YEARS }) years: number;
  @DateField('从哪一天起') fromOn: CivilDate;
  @TextField('依据', { max: 200 }) reason: string;
  @TextField('谁定的', { max: 60 }) setByName: string;
}

export class RetainedKindView {
  @TextField('类别', { max: 40 }) kind: string;
  @TextField('类别名称', { max: 40 }) name: string;
  @CountField('现在的保管年限', { max: MOST_YEARS }) years: number;
  @CountField('至少', { max: MOST_YEARS }) leastYears: number;
  @TextField('依据', { max: 200 }) source: string;
  @PartsField('定过的年限', () => RetentionRuleView, { max: 1000 }) rules: RetentionRuleView[];

  static of({ kind, years, rules }: KeptKind): RetainedKindView {
    return Object.assign(new RetainedKindView(), {
      ...{ kind: kind.code, name: kind.name, years, leastYears: kind.leastYears, source: kind.source },
      rules: rules.map(({ id, years: set, fromOn, reason, setByName }) =>
        Object.assign(new RetentionRuleView(), { id, years: set, fromOn, reason, setByName }),
      ),
    });
  }
}

export class RetainedKindsView {
  @PartsField('类别', () => RetainedKindView, { max: 100 }) items: RetainedKindView[];

  static of(kinds: readonly KeptKind[]): RetainedKindsView {
    return Object.assign(new RetainedKindsView(), { items: kinds.map((kind) => RetainedKindView.of(kind)) });
  }
}

export class DestructionListView {
  @IdField('编号') id: DestructionListId;
  @CountField('版本', { max: MOST }) version: number;
  @TextField('号码', { max: 60 }) number: string;
  @IdField('工会') unionId: UnionId;
  @TextField('工会名称', { max: 60 }) unionName: string;
  @ChoiceField('状态', DESTRUCTION_STATUSES) status: DestructionStatus;
  @TextField('状态', { max: 20 }) statusName: string;
  @CountField('待销毁', { max: MOST }) listed: number;
  @CountField('留下', { max: MOST }) kept: number;
  @CountField('不能销毁', { max: MOST }) held: number;
  @CountField('已销毁', { max: MOST }) destroyed: number;
  @TextField('谁列的', { max: 60, nullable: true, description: '每年自动列出的没有' }) proposedByName: string | null;
  @InstantField('列出时间') proposedAt: Date;
  @TextsField('监销人', { max: 30, maxItems: 2 }) witnesses: string[];
  @TextField('提出人', { max: 60, nullable: true }) submittedByName: string | null;
  @InstantField('提出时间', { nullable: true }) submittedAt: Date | null;
  @TextField('批准人', { max: 60, nullable: true }) approvedByName: string | null;
  @InstantField('批准时间', { nullable: true }) approvedAt: Date | null;
  @TextField('销毁人', { max: 60, nullable: true }) destroyedByName: string | null;
  @InstantField('销毁时间', { nullable: true }) destroyedAt: Date | null;
  @IdField('签字的纪要', { nullable: true }) minutesDocumentId: DocumentId | null;
  @TextField('退回或作废的原因', { max: 200, nullable: true }) lastReason: string | null;
  @ChoicesField('可以做的', DESTRUCTION_ACTIONS) openActions: DestructionAction[];

  static of(row: ListRow, actor: Actor): DestructionListView {
    const { id, version, number, unionId, unionName, status, listed, kept, held, destroyed } = row;
    const { proposedByName, proposedAt, witnesses, submittedByName, submittedAt, approvedByName, approvedAt } = row;
    const { destroyedByName, destroyedAt, minutesDocumentId, lastReason } = row;
    return Object.assign(new DestructionListView(), {
      ...{ id, version, number, unionId, unionName, status, listed, kept, held, destroyed },
      ...{ proposedByName, proposedAt, witnesses, submittedByName, submittedAt, approvedByName, approvedAt },
      ...{ destroyedByName, destroyedAt, minutesDocumentId, lastReason },
      statusName: DESTRUCTION_STATUS_NAMES[status],
      openActions: openListActions(status).filter((action) => isOpenTo(action, row, actor)),
    });
  }
}

/** Who may take the step; that two steps are for two persons is asked too. */
function isOpenTo(action: DestructionAction, row: ListRow, actor: Actor): boolean {
  const { approve, propose } = RETENTION_PERMISSIONS;
  if (action === 'approve')
    return holds(actor, approve) && !standsFor(actingUnder(actor, approve), row.submittedBy, row.submittedFor);
  if (action === 'return') return holds(actor, approve);
  const isApprover = standsFor(actingUnder(actor, propose), row.approvedBy, row.approvedFor);
  return holds(actor, propose) && (action !== 'destroy' || !isApprover);
}

export class DestructionLineView {
  @IdField('编号') id: DestructionLineId;
  @TextField('类别', { max: 40 }) kind: string;
  @TextField('类别名称', { max: 40 }) kindName: string;
  @IdField('档案') recordId: string;
  @TextField('档案编号', { max: 80 }) number: string;
  @TextField('所属工会', { max: 60 }) unionName: string;
  @DateField('办结日期') endedOn: CivilDate;
  @CountField('保管年限', { max: MOST_YEARS }) years: number;
  @ChoiceField('结果', LINE_STATES) state: LineState;
  @TextField('结果', { max: 20 }) stateName: string;
  @TextField('原因', { max: 200, nullable: true }) reason: string | null;
  @DateField('留到', { nullable: true }) keptUntil: CivilDate | null;

  static of(line: ShownLine): DestructionLineView {
    const { id, kind, kindName, recordId, number, unionName, endedOn, years, state, reason, keptUntil } = line;
    return Object.assign(new DestructionLineView(), {
      ...{ id, kind, kindName, recordId, number, unionName, endedOn, years, state, reason, keptUntil },
      stateName: LINE_STATE_NAMES[state],
    });
  }
}
