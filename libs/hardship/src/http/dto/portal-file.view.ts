import { CountField, DateField, FlagField, IdField, PartField, PartsField, TextField } from '@app/http';
import type { CivilDate } from '@app/kernel';
import type { OpenedAppeal } from '../../app/file-appeal.service';
import type { FilePage, HouseholdPage } from '../../app/file-reading';
import { HARDSHIP_CATEGORY_LABELS } from '../../domain/category';
import type { ChecklistItem } from '../../domain/checklist';
import { FILE_STATUS_LABELS, isOnFile } from '../../domain/hardship-file.lifecycle';
import { mayAppeal } from '../../domain/file-appeal';
import { portalSentence } from '../../domain/portal-words';
import { FilePaperView, FileStepView, HardshipFileView, MissingItemView } from './hardship-file.view';
import { FileAppealView } from './file-appeal.view';
import { isRestated, reasonToldToFamily } from './told-reason';
import { FileHouseholdView } from './household.view';
import type { Actor } from '@app/kernel';

/** Who said what when the file was assessed stays with those who were there. */
const OF_THE_MEETING: ReadonlySet<ChecklistItem> = new Set(['minutes', 'notice-photo']);

/** The member's own file in plain words. */
export class PortalFileView {
  @IdField('档案') id: string;
  @CountField('版本', { max: 2 ** 31 - 1 }) version: number;
  @TextField('编号', { max: 60 }) number: string;
  @TextField('到哪一步', { max: 30 }) state: string;
  @TextField('说明', { max: 300 }) sentence: string;
  @TextField('退回或结束的原因', { max: 600, nullable: true }) toldReason: string | null;
  @TextField('困难类别', { max: 20, nullable: true }) categoryLabel: string | null;
  @DateField('建档日期', { nullable: true }) filedOn: CivilDate | null;
  @DateField('复核日期', { nullable: true }) reviewDueOn: CivilDate | null;
  @PartsField('进度', () => FileStepView, { max: 10 }) steps: FileStepView[];
  @PartsField('还差', () => MissingItemView, { max: 20 }) missing: MissingItemView[];
  /** What lines of the form can name as their proof. */
  @PartsField('材料', () => FilePaperView, { max: 200 }) papers: FilePaperView[];
  @PartField('家庭', () => FileHouseholdView) household: FileHouseholdView;
  @PartsField('申诉', () => FileAppealView, { max: 50 }) appeals: FileAppealView[];
  @FlagField('可以申诉') mayAppeal: boolean;
  @FlagField('可以填写') mayFill: boolean;
  @FlagField('可以补材料') mayAddPapers: boolean;
  @FlagField('可以撤回') mayWithdraw: boolean;

  static of(
    page: FilePage,
    household: HouseholdPage,
    appeals: readonly OpenedAppeal[],
    { actor, today }: { readonly actor: Actor; readonly today: CivilDate },
  ): PortalFileView {
    const { file, notices, facts } = page;
    const { steps, missing, papers } = HardshipFileView.of(page, actor, today);
    const { id, version, number, status, filedOn, reviewDueOn } = file;
    return Object.assign(new PortalFileView(), {
      ...{ id, version, number, filedOn, reviewDueOn, steps, missing, toldReason: reasonToldToFamily(facts) },
      papers: papers.filter(({ item }) => !OF_THE_MEETING.has(item)),
      state: FILE_STATUS_LABELS[status],
      sentence: portalSentence(status, {
        ...{ untilOn: notices.at(-1)?.notice.untilOn ?? null, reviewDueOn, restated: isRestated(facts) },
      }),
      categoryLabel: file.category && HARDSHIP_CATEGORY_LABELS[file.category],
      household: FileHouseholdView.of(household),
      appeals: appeals.map((appeal) => FileAppealView.of(appeal)),
      mayAppeal: mayAppeal(status) && !appeals.some(({ row }) => row.status === 'open'),
      mayFill: status === 'found',
      mayAddPapers: file.running || appeals.some(({ row }) => row.fileId === id && row.status === 'open'),
      mayWithdraw: file.running && !isOnFile(status),
    });
  }
}

export class PortalFileAnswer {
  @PartField('我的档案', () => PortalFileView, { nullable: true }) file: PortalFileView | null;
}
