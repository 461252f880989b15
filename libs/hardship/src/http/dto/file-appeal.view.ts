import { ChoiceField, CountField, DateField, IdField, TextField } from '@app/http';
import { addDays, type CivilDate } from '@app/kernel';
import type { OpenedAppeal } from '../../app/file-appeal.service';
import {
  APPEAL_ABOUT,
  APPEAL_ANSWERED_WITHIN_DAYS,
  APPEAL_STATUS_LABELS,
  APPEAL_STATUSES,
  type AppealStatus,
} from '../../domain/file-appeal';

export class FileAppealView {
  @IdField('申诉') id: string;
  @CountField('版本', { max: 2 ** 31 - 1 }) version: number;
  @IdField('档案') fileId: string;
  @TextField('对什么有意见', { max: 30 }) about: string;
  @TextField('理由', { max: 1000 }) words: string;
  @ChoiceField('状态', APPEAL_STATUSES) status: AppealStatus;
  @TextField('状态名称', { max: 20 }) statusLabel: string;
  @DateField('提出日期') raisedOn: CivilDate;
  @DateField('最晚哪天答复', { nullable: true, description: '等答复的才有' }) dueOn: CivilDate | null;
  @TextField('答复', { max: 1000, nullable: true }) answer: string | null;
  @TextField('谁答复的', { max: 60, nullable: true }) answeredByName: string | null;
  @DateField('答复日期', { nullable: true }) answeredOn: CivilDate | null;

  static of({ row, words, answer }: OpenedAppeal): FileAppealView {
    const { id, version, fileId, about, status, raisedOn, answeredByName, answeredOn } = row;
    return Object.assign(new FileAppealView(), {
      ...{ id, version, fileId, words, status, raisedOn, answer, answeredByName, answeredOn },
      dueOn: status === 'open' ? addDays(raisedOn, APPEAL_ANSWERED_WITHIN_DAYS) : null,
      ...{ about: APPEAL_ABOUT[about] ?? '办理结果', statusLabel: APPEAL_STATUS_LABELS[status] },
    });
  }
}
