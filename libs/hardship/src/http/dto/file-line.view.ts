import {
  ChoiceField,
  CountField,
  DateField,
  decodeCursor,
  IdField,
  PageQuery,
  PartField,
  PartsField,
  TextField,
} from '@app/http';
import { type CivilDate, isCivilDate, isUuid, type MemberId, type UnionId } from '@app/kernel';
import {
  FILE_GROUPS,
  FILES_AT_ONCE,
  type FileCounts,
  type FileGroup,
  type FileLine,
  type FilePosition,
  RECORD_STATES,
  type RecordState,
} from '../../data/file-list.query';
import { HARDSHIP_CATEGORIES, HARDSHIP_CATEGORY_LABELS, type HardshipCategory } from '../../domain/category';
import { fileDueOf } from '../../domain/file-due';
import { fiveWordOf } from '../../domain/five-words';
import { HARDSHIP_CAUSE_LABELS } from '../../domain/hardship-cause';
import { FILE_STATUS_LABELS, FILE_STATUSES, type FileStatus } from '../../domain/hardship-file.lifecycle';

export const categoryLabelOf = (category: HardshipCategory | null): string | null =>
  category === null ? null : HARDSHIP_CATEGORY_LABELS[category];

export class FileListQuery extends PageQuery {
  override limit: number = FILES_AT_ONCE;
  @ChoiceField('哪些', FILE_GROUPS, { optional: true }) group?: FileGroup;
  @ChoiceField('困难类别', HARDSHIP_CATEGORIES, { optional: true }) category?: HardshipCategory;
  @IdField('工会', { optional: true }) unionId?: UnionId;
  @IdField('会员', { optional: true }) memberId?: MemberId;
  @TextField('姓名或编号', { max: 60, optional: true }) text?: string;
  @ChoiceField('登记信息', RECORD_STATES, { optional: true }) record?: RecordState;
}

export class FileCountsQuery {
  @IdField('工会', { optional: true }) unionId?: UnionId;
}

/** A position that this API did not give out begins at the first page. */
export function positionOf(after: string | undefined): FilePosition | null {
  const [dueOn = null, id = null] = decodeCursor(after, 2) ?? [];
  return isCivilDate(dueOn) && isUuid(id) ? { dueOn, id } : null;
}

const MANY = 10_000_000;

export class FileDueView {
  @TextField('办什么', { max: 20 }) what: string;
  @DateField('到哪一天') on: CivilDate;
}

export class FileLineView {
  @IdField('档案') id: string;
  @TextField('编号', { max: 60 }) number: string;
  @IdField('会员') memberId: string;
  @TextField('姓名', { max: 60 }) memberName: string;
  @TextField('工会', { max: 100 }) unionName: string;
  @ChoiceField('状态', FILE_STATUSES) status: FileStatus;
  @TextField('状态名称', { max: 30 }) statusLabel: string;
  @TextField('五步工作法', { max: 10, nullable: true }) fiveWord: string | null;
  @TextField('困难类别', { max: 20, nullable: true }) categoryLabel: string | null;
  @TextField('主要致困原因', { max: 20, nullable: true }) mainCauseLabel: string | null;
  @CountField('家庭人口', { max: 100 }) persons: number;
  /** Null while it is not counted yet. */
  @CountField('登记信息还差几项', { max: 10_000, nullable: true }) recordGaps: number | null;
  @DateField('建档日期', { nullable: true }) filedOn: CivilDate | null;
  @DateField('复核日期', { nullable: true }) reviewDueOn: CivilDate | null;
  @TextField('经办人', { max: 60, nullable: true }) officerName: string | null;
  /** What waits for somebody, with its last day; null where nothing does. */
  @PartField('要办的', () => FileDueView, { nullable: true }) due: FileDueView | null;

  static of(line: FileLine): FileLineView {
    const { id, number, memberId, memberName, unionName, status, persons, recordGaps } = line;
    const { filedOn, reviewDueOn, officerName } = line;
    return Object.assign(new FileLineView(), {
      ...{ id, number, memberId, memberName, unionName, status, persons, recordGaps },
      ...{ filedOn, reviewDueOn, officerName },
      due: fileDueOf(line),
      statusLabel: FILE_STATUS_LABELS[status],
      fiveWord: fiveWordOf(status, line.isAided),
      categoryLabel: categoryLabelOf(line.category),
      mainCauseLabel: line.mainCause && HARDSHIP_CAUSE_LABELS[line.mainCause],
    });
  }
}

export class CategoryCountView {
  @ChoiceField('类别', HARDSHIP_CATEGORIES) category: HardshipCategory;
  @TextField('类别名称', { max: 20 }) label: string;
  @CountField('户数', { max: MANY }) files: number;
}

/** 户 and 人 apart. */
export class FileCountsView {
  @CountField('办理中', { max: MANY }) underWay: number;
  @CountField('在档户数', { max: MANY }) onFile: number;
  @CountField('待复核', { max: MANY }) reviewDue: number;
  @CountField('已结束', { max: MANY }) ended: number;
  @CountField('在档人数', { max: MANY }) persons: number;
  @PartsField('在档按类别', () => CategoryCountView, { max: 10 }) byCategory: CategoryCountView[];

  static of({ byCategory, ...counts }: FileCounts): FileCountsView {
    const named = HARDSHIP_CATEGORIES.filter((category) => byCategory[category]);
    return Object.assign(new FileCountsView(), {
      ...counts,
      byCategory: named.map((category) => ({
        ...{ category, label: HARDSHIP_CATEGORY_LABELS[category], files: byCategory[category]! },
      })),
    });
  }
}
