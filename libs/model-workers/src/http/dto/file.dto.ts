import {
  ChoiceField,
  CountField,
  DateField,
  FlagField,
  IdField,
  InstantField,
  PageQuery,
  PartsField,
  TextField,
  TextsField,
  AmountField,
} from '@app/http';
import { type CivilDate, formatFen, type MemberId, type UnionId } from '@app/kernel';
import type { NewFile } from '../../app/file.service';
import type { FilePage } from '../../app/model-worker-reading';
import type { FileChange, ModelWorkerFile } from '../../data/file.entity';
import { FILE_DUES, type FileCounts, type FileDue, type FileLine } from '../../data/file-list.query';
import { AID_STATUSES } from '../../domain/aid.lifecycle';
import {
  FILE_ACTIONS,
  FILE_STATUSES,
  type FileAction,
  type FileStatus,
  openFileActions,
} from '../../domain/file.lifecycle';
import { HONOUR_LEVELS, type Honour, type HonourLevel } from '../../domain/model-worker';
import { AID_KINDS } from '../../domain/special-aid';
import { openSurveyActions, SURVEY_ACTIONS, SURVEY_STATUSES } from '../../domain/survey.lifecycle';
import type { SpecialAid } from '../../data/special-aid.entity';
import { ModelWorkerPaperView } from './paper.dto';
import type { Survey } from '../../data/survey.entity';

const none = { nullable: true } as const;

export class FilesQuery extends PageQuery {
  @IdField('工会', { optional: true }) unionId?: UnionId;
  @ChoiceField('状态', FILE_STATUSES, { optional: true }) status?: FileStatus;
  @ChoiceField('级别', HONOUR_LEVELS, { optional: true }) level?: HonourLevel;
  @ChoiceField('要办的事', FILE_DUES, { optional: true }) due?: FileDue;
  @TextField('姓名', { max: 20, optional: true }) name?: string;
}

export class ModelWorkerCountsQuery {
  @IdField('工会', { optional: true }) unionId?: UnionId;
}

export class HonourPart {
  @ChoiceField('级别', HONOUR_LEVELS) level: HonourLevel;
  @TextField('荣誉称号', { max: 60, optional: true, ...none }) title?: string | null;
  @CountField('获得年份', { min: 1900, max: 2200, optional: true, ...none }) year?: number | null;
  @TextField('授予单位', { max: 60, optional: true, ...none }) conferredBy?: string | null;
}

const honourOf = ({ level, title, year, conferredBy }: HonourPart): Honour => ({
  ...{ level, title: title ?? null, year: year ?? null, conferredBy: conferredBy ?? null },
});

export class CorrectModelWorkerFileDto {
  @PartsField('荣誉', () => HonourPart, { max: 10 }) honours: HonourPart[];
  @TextField('备注', { max: 500, optional: true, ...none }) note?: string | null;

  static changeOf({ honours, note }: CorrectModelWorkerFileDto): Pick<NewFile, 'honours' | 'note'> {
    return { honours: honours.map(honourOf), note: note ?? null };
  }
}

export class OpenModelWorkerFileDto extends CorrectModelWorkerFileDto {
  @IdField('会员') memberId: MemberId;

  static fileOf(dto: OpenModelWorkerFileDto): NewFile {
    return { ...CorrectModelWorkerFileDto.changeOf(dto), memberId: dto.memberId };
  }
}

export class FileStepDto {
  @ChoiceField('办什么', FILE_ACTIONS) action: FileAction;
  @DateField('日期') on: CivilDate;
  @TextField('原因', { max: 200 }) reason: string;
}

export class BarDto {
  @FlagField('暂停帮扶') barred: boolean;
  @TextField('原因', { max: 200 }) reason: string;
}

export class RosterDto {
  @IdField('工会') unionId: UnionId;
}

export class OpenedOfRosterView {
  @CountField('新建档案数', { max: 1_000_000 }) opened: number;
}

export class ModelWorkerLineView {
  @IdField('编号') id: string;
  @TextField('姓名', { max: 60 }) name: string;
  @TextField('工会名称', { max: 60 }) unionName: string;
  @ChoiceField('级别', HONOUR_LEVELS) level: HonourLevel;
  @TextField('荣誉称号', { max: 60, ...none }) title: string | null;
  @ChoiceField('状态', FILE_STATUSES) status: FileStatus;
  @FlagField('暂停帮扶') isBarred: boolean;
  @ChoiceField('今年的调查', SURVEY_STATUSES, none) surveyStatus: string | null;
  @DateField('调查截止', none) surveyDueOn: string | null;
  @AmountField('今年已发的帮扶') aidOfYear: string;
  @TextsField('要办的事', { max: 20, maxItems: 9 }) dues: readonly string[];

  static of({ pinyin: _pinyin, aidOfYear, ...line }: FileLine): ModelWorkerLineView {
    return Object.assign(new ModelWorkerLineView(), line, { aidOfYear: formatFen(BigInt(aidOfYear)) });
  }
}

export class ModelWorkerCountsView {
  @CountField('档案数', { max: 1_000_000 }) files: number;
  @CountField('在册', { max: 1_000_000 }) active: number;
  @CountField('名册里有级别还没建档', { max: 1_000_000 }) withoutFile: number;
  @CountField('调查过期没填', { max: 1_000_000 }) surveyOverdue: number;
  @CountField('调查等填写', { max: 1_000_000 }) surveyOpen: number;
  @CountField('调查等核对', { max: 1_000_000 }) surveyAnswered: number;
  @CountField('名册里已去世或离开', { max: 1_000_000 }) registerLeft: number;
  @CountField('荣誉没写全', { max: 1_000_000 }) honourUnknown: number;

  static of({ files, active, withoutFile, dues }: FileCounts): ModelWorkerCountsView {
    return Object.assign(
      new ModelWorkerCountsView(),
      { files, active, withoutFile },
      {
        surveyOverdue: dues['survey-overdue'],
        surveyOpen: dues['survey-open'],
        surveyAnswered: dues['survey-answered'],
        registerLeft: dues['register-left'],
        honourUnknown: dues['honour-unknown'],
      },
    );
  }
}

export class HonourView {
  @ChoiceField('级别', HONOUR_LEVELS) level: HonourLevel;
  @TextField('荣誉称号', { max: 60, ...none }) title: string | null;
  @CountField('获得年份', { max: 2200, ...none }) year: number | null;
  @TextField('授予单位', { max: 60, ...none }) conferredBy: string | null;
}

export class FileChangeView {
  @IdField('编号') id: string;
  @TextField('办了什么', { max: 20 }) action: string;
  @ChoiceField('状态', FILE_STATUSES) toStatus: FileStatus;
  @DateField('日期') happenedOn: string;
  @TextField('原因', { max: 200, ...none }) reason: string | null;
  @TextField('办理人', { max: 60 }) byName: string;
  @InstantField('登记时间') at: string;

  static of({ id, action, toStatus, happenedOn, reason, byName, at }: FileChange): FileChangeView {
    const row = { id, action, toStatus, happenedOn, reason, byName, at: at.toISOString() };
    return Object.assign(new FileChangeView(), row);
  }
}

/** A survey without what is private. */
export class SurveyStandingView {
  @IdField('编号') id: string;
  @CountField('版本', { max: 2_147_483_647 }) version: number;
  @CountField('年度', { min: 1900, max: 2200 }) year: number;
  @ChoiceField('状态', SURVEY_STATUSES) status: string;
  @DateField('截止日期') dueOn: string;
  @TextField('填写人', { max: 60, ...none }) answeredByName: string | null;
  @FlagField('本人填写') answeredByHimself: boolean;
  @TextField('核对人', { max: 60, ...none }) acceptedByName: string | null;
  @TextField('退回原因', { max: 200, ...none }) lastReason: string | null;
  @TextsField('可办理', { max: 20, maxItems: SURVEY_ACTIONS.length }) openActions: string[];

  static of(survey: Survey, canMove: boolean): SurveyStandingView {
    const { id, version, year, status, dueOn, answeredByName, answeredByHimself, acceptedByName, lastReason } = survey;
    return Object.assign(new SurveyStandingView(), {
      ...{ id, version, year, status, dueOn, answeredByName, answeredByHimself, acceptedByName, lastReason },
      openActions: canMove ? openSurveyActions(status) : [],
    });
  }
}

/** An aid without its calculation. */
export class AidStandingView {
  @IdField('编号') id: string;
  @CountField('年度', { min: 1900, max: 2200 }) year: number;
  @ChoiceField('种类', AID_KINDS) kind: string;
  @AmountField('金额') amount: string;
  @ChoiceField('状态', AID_STATUSES) status: string;
  @IdField('用款申请') disbursementId: string;
  @TextField('用款编号', { max: 60 }) disbursementNumber: string;
  @DateField('付款日期', none) paidOn: string | null;

  static of({
    id,
    year,
    kind,
    amount,
    status,
    disbursementId,
    disbursementNumber,
    paidOn,
  }: SpecialAid): AidStandingView {
    const row = { id, year, kind, amount: formatFen(amount), status, disbursementId, disbursementNumber, paidOn };
    return Object.assign(new AidStandingView(), row);
  }
}

export class ModelWorkerFileView {
  @IdField('编号') id: string;
  @CountField('版本', { max: 2_147_483_647 }) version: number;
  @IdField('会员') memberId: string;
  @TextField('姓名', { max: 60 }) name: string;
  @IdField('工会') unionId: string;
  @TextField('工会名称', { max: 60 }) unionName: string;
  @ChoiceField('级别', HONOUR_LEVELS) level: HonourLevel;
  @PartsField('荣誉', () => HonourView, { max: 10 }) honours: HonourView[];
  @ChoiceField('状态', FILE_STATUSES) status: FileStatus;
  @DateField('状态日期') since: string;
  @TextField('暂停帮扶的原因', { max: 200, ...none }) barredReason: string | null;
  @TextField('备注', { max: 500, ...none }) note: string | null;
  @TextField('建档人', { max: 60 }) openedByName: string;
  @TextsField('可办理', { max: 20, maxItems: FILE_ACTIONS.length }) openActions: string[];
  @PartsField('变动', () => FileChangeView, { max: 1000 }) changes: FileChangeView[];
  @PartsField('年度调查', () => SurveyStandingView, { max: 100 }) surveys: SurveyStandingView[];
  @PartsField('帮扶', () => AidStandingView, { max: 1000 }) aids: AidStandingView[];
  @PartsField('材料', () => ModelWorkerPaperView, { max: 5000 }) papers: ModelWorkerPaperView[];

  static of({ file, member, changes, surveys, aids, papers }: FilePage): ModelWorkerFileView {
    const { id, version, memberId, level, status, since, barredReason, note, openedByName } = file;
    const isAsked = status === 'active' || status === 'abroad' || status === 'lost';
    return Object.assign(new ModelWorkerFileView(), {
      ...{ id, version, memberId, level, status, since, barredReason, note, openedByName },
      ...{ name: member.name, unionId: member.unionId, unionName: member.unionName },
      honours: honoursOf(file),
      openActions: openFileActions(status),
      changes: changes.map(FileChangeView.of),
      surveys: surveys.map((survey) => SurveyStandingView.of(survey, isAsked)),
      aids: aids.map(AidStandingView.of),
      papers: papers.map(ModelWorkerPaperView.of),
    });
  }
}

export const honoursOf = ({ honours }: ModelWorkerFile): HonourView[] =>
  honours.map(({ level, title, year, conferredBy }) =>
    Object.assign(new HonourView(), { level, title, year, conferredBy }),
  );
