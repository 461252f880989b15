import { ChoiceField, DateField, IdField, InstantField, PartsField, TextField } from '@app/http';
import type { CivilDate } from '@app/kernel';
import type { CaseNotes } from '../../app/case-notes.service';
import type { VisitOutcome } from '../../domain/visit';

export class NotesQuery {
  @TextField('为什么要看', { min: 2, max: 100, description: '会留下记录，会员本人看得到' }) reason: string;
}

export class ReportNoteView {
  @TextField('报告人', { max: 60 }) reporterName: string;
  @InstantField('时间') at: string;
  @TextField('说明', { max: 500 }) note: string;
}

export class VisitNoteView {
  @IdField('走访') id: string;
  @DateField('走访日期') visitedOn: CivilDate;
  @ChoiceField('结果', ['met', 'proxy', 'refused', 'absent']) outcome: VisitOutcome['kind'];
  @TextField('地点', { max: 100, nullable: true }) place: string | null;
  @TextField('没有见到的原因', { max: 200, nullable: true }) reason: string | null;
  @TextField('本人的话', { max: 1000, nullable: true }) words: string | null;
  @TextField('还需要什么', { max: 500, nullable: true }) nextNeed: string | null;
}

/** What was told in confidence; never part of another view. */
export class CaseNotesView {
  @TextField('地点', { max: 100, nullable: true }) place: string | null;
  @TextField('家属姓名', { max: 40, nullable: true }) relativeName: string | null;
  @PartsField('报告时的说明', () => ReportNoteView, { max: 1000 }) reports: ReportNoteView[];
  @PartsField('走访记录', () => VisitNoteView, { max: 1000 }) visits: VisitNoteView[];

  static of({ place, relativeName, reports, visits }: CaseNotes): CaseNotesView {
    return Object.assign(new CaseNotesView(), {
      ...{ place, relativeName },
      reports: reports.map(({ reporterName, at, note }) => ({ reporterName, at: at.toISOString(), note })),
      visits: visits.map(({ id, visitedOn, outcome, place: where, reason, words, nextNeed }) => ({
        ...{ id, visitedOn, outcome, place: where, reason, words, nextNeed },
      })),
    });
  }
}
