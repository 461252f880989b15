import {
  ChoiceField,
  CountField,
  DateField,
  FlagField,
  IdField,
  InstantField,
  PartsField,
  TextField,
  TextsField,
} from '@app/http';
import type { AccountId, CivilDate, UnionId } from '@app/kernel';
import type { LineProblem } from '../../app/hand-over-line.service';
import { type HandOverRecord, type HandOverSummary, type Officer, rolesOf } from '../../app/office-hand-over.reading';
import type { HandOverLine } from '../../data/office-hand-over.entity';
import {
  HAND_OVER_STATUS_LABELS,
  HAND_OVER_STATUSES,
  type HandOverLineId,
  type HandOverStatus,
  LINE_STATUS_LABELS,
  LINE_STATUSES,
  type LineStatus,
  type OfficeHandOverId,
  openHandOverActions,
} from '../../domain/office-hand-over';

const MOST_LINES = 2000;

export class OpenHandOverDto {
  @IdField('工会') unionId: UnionId;
  @IdField('交出的人') fromAccountId: AccountId;
  @IdField('接手的人') toAccountId: AccountId;
  @TextField('原因', { max: 200 }) reason: string;
  @DateField('任职到哪一天') onDay: CivilDate;
  @FlagField('到那天收回职务') endsRoles: boolean;
}

export class HandOverReasonDto {
  @TextField('原因', { max: 200 }) reason: string;
}

export class GiveLineDto {
  @IdField('给谁') toAccountId: AccountId;
}

export class SeenLineDto {
  @IdField('编号') id: HandOverLineId;
  @CountField('版本', { max: 2_147_483_647 }) version: number;
}

export class AcceptLinesDto {
  @PartsField('接手哪些', () => SeenLineDto, { max: 200 }) lines: SeenLineDto[];
}

export class OfficersQuery {
  @IdField('工会') unionId: UnionId;
}

export class OfficerView {
  @IdField('账号') accountId: AccountId;
  @TextField('姓名', { max: 50 }) name: string;
  @TextField('职务', { max: 400 }) roles: string;
}

export class OfficersView {
  @PartsField('同志', () => OfficerView, { max: 1000 }) items: OfficerView[];

  static of(officers: readonly Officer[]): OfficersView {
    const items = officers.map((each) =>
      Object.assign(new OfficerView(), { accountId: each.accountId, name: each.name, roles: rolesOf(each) }),
    );
    return Object.assign(new OfficersView(), { items });
  }
}

export class HandOverSummaryView {
  @IdField('编号') id: OfficeHandOverId;
  @TextField('工会', { max: 100 }) unionName: string;
  @TextField('交出的人', { max: 50 }) fromName: string;
  @TextField('接手的人', { max: 50 }) toName: string;
  @DateField('任职到哪一天') onDay: CivilDate;
  @ChoiceField('状态', HAND_OVER_STATUSES) status: HandOverStatus;
  @TextField('状态名称', { max: 20 }) statusLabel: string;
  @CountField('一共', { max: MOST_LINES }) lines: number;
  @CountField('等接手', { max: MOST_LINES }) waiting: number;
  @CountField('没有接', { max: MOST_LINES }) refused: number;
}

export class HandOversView {
  @PartsField('交接单', () => HandOverSummaryView, { max: 200 }) items: HandOverSummaryView[];

  static of(rows: readonly HandOverSummary[]): HandOversView {
    const items = rows.map(({ id, unionName, fromName, toName, onDay, status, lines, waiting, refused }) =>
      Object.assign(new HandOverSummaryView(), {
        ...{ id, unionName, fromName, toName, onDay, status, lines, waiting, refused },
        statusLabel: HAND_OVER_STATUS_LABELS[status],
      }),
    );
    return Object.assign(new HandOversView(), { items });
  }
}

export class HandOverLineView {
  @IdField('编号') id: HandOverLineId;
  @CountField('版本', { max: 2_147_483_647 }) version: number;
  @TextField('种类', { max: 40 }) label: string;
  @TextField('事项', { max: 200 }) title: string;
  @TextField('页面', { max: 200 }) link: string;
  @DateField('期限', { nullable: true }) dueOn: CivilDate | null;
  @FlagField('后来出现的') cameLater: boolean;
  @ChoiceField('状态', LINE_STATUSES) status: LineStatus;
  @TextField('状态名称', { max: 20 }) statusLabel: string;
  @TextField('原因', { max: 200, nullable: true }) reason: string | null;
  @InstantField('处理时间', { nullable: true }) decidedAt: Date | null;
  @TextField('改请谁接', { max: 50, nullable: true }) toName: string | null;
  @FlagField('等我决定') mine: boolean;
  @TextsField('可办理', { max: 40, maxItems: 10 }) openActions: string[];

  static of(line: HandOverLine, { row, parts, viewer }: HandOverRecord): HandOverLineView {
    const { id, version, label, title, link, dueOn, cameLater, status, reason, decidedAt, toName } = line;
    const statusLabel = LINE_STATUS_LABELS[status];
    const shown = { id, version, label, title, link, dueOn, cameLater, status, statusLabel, reason, decidedAt };
    const mine = (line.toAccountId ?? row.toAccountId) === viewer;
    const offered = row.status === 'open' && status === 'refused' && parts.has('desk') ? ['give'] : [];
    const deciding = row.status === 'open' && status === 'waiting' && mine ? ['accept', 'refuse'] : [];
    return Object.assign(new HandOverLineView(), { ...shown, toName, mine, openActions: [...offered, ...deciding] });
  }
}

export class NewWorkView {
  @TextField('种类', { max: 40 }) label: string;
  @TextField('事项', { max: 200 }) title: string;
}

export class HandOverView {
  @IdField('编号') id: OfficeHandOverId;
  @CountField('版本', { max: 2_147_483_647 }) version: number;
  @IdField('工会编号') unionId: UnionId;
  @TextField('工会', { max: 100 }) unionName: string;
  @TextField('交出的人', { max: 50 }) fromName: string;
  @TextField('接手的人', { max: 50 }) toName: string;
  @TextField('原因', { max: 200 }) reason: string;
  @DateField('任职到哪一天') onDay: CivilDate;
  @FlagField('到那天收回职务') endsRoles: boolean;
  @ChoiceField('状态', HAND_OVER_STATUSES) status: HandOverStatus;
  @TextField('状态名称', { max: 20 }) statusLabel: string;
  @TextField('取消原因', { max: 200, nullable: true }) cancelReason: string | null;
  @TextField('谁办的', { max: 50 }) openedByName: string;
  @InstantField('开单时间') openedAt: Date;
  @FlagField('由我接手') mine: boolean;
  @PartsField('事项', () => HandOverLineView, { max: MOST_LINES }) lines: HandOverLineView[];
  @PartsField('后来出现的', () => NewWorkView, { max: MOST_LINES }) news: NewWorkView[];
  @TextsField('可办理', { max: 40, maxItems: 10 }) openActions: string[];

  static of(record: HandOverRecord): HandOverView {
    const { row, parts, unionName, lines, news } = record;
    const { id, version, fromName, toName, reason, onDay, endsRoles, status } = row;
    const { cancelReason, openedByName, openedAt } = row;
    return Object.assign(new HandOverView(), {
      ...{
        id,
        version,
        unionId: row.unionId,
        unionName,
        fromName,
        toName,
        reason,
        onDay,
        endsRoles,
        status,
        cancelReason,
      },
      ...{
        openedByName,
        openedAt,
        mine: parts.has('next') || parts.has('receiver'),
        statusLabel: HAND_OVER_STATUS_LABELS[status],
      },
      lines: lines.map((line) => HandOverLineView.of(line, record)),
      news: news.map(({ label, title }) => Object.assign(new NewWorkView(), { label, title })),
      openActions: openHandOverActions(status).filter((action) => action !== 'cancel' || parts.has('desk')),
    });
  }
}

export class LineProblemView {
  @IdField('编号') id: HandOverLineId;
  @TextField('为什么', { max: 400 }) words: string;
}

export class AcceptedLinesView {
  @PartsField('没接成的', () => LineProblemView, { max: 200 }) problems: LineProblemView[];

  static of(found: readonly LineProblem[]): AcceptedLinesView {
    const problems = found.map(({ id, words }) => Object.assign(new LineProblemView(), { id, words }));
    return Object.assign(new AcceptedLinesView(), { problems });
  }
}
