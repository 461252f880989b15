import {
  AmountField,
  ChoiceField,
  CountField,
  DateField,
  FlagField,
  IdField,
  PartsField,
  type SheetColumn,
  TextField,
  TextsField,
} from '@app/http';
import { type CivilDate, formatFen, maskName } from '@app/kernel';
import type { BoardPage, Named } from '../../app/dispute-reading';
import { type DisputeCounts, type DisputeLine, NEVER } from '../../data/dispute-list.query';
import { clockName, type ClockCode } from '../../domain/clock-rules';
import { DISPUTE_MATTER_LABELS, DISPUTE_MATTERS, type DisputeMatter } from '../../domain/dispute';
import {
  DISPUTE_OUTCOME_LABELS,
  DISPUTE_STATUS_LABELS,
  DISPUTE_STATUSES,
  type DisputeStatus,
} from '../../domain/dispute.lifecycle';
import { URGENCIES, type Urgency, urgencyOf } from './clock.view';

const MANY = 10_000_000;
export const deadlineName = (clock: ClockCode | 'instalment'): string =>
  clock === 'instalment' ? '按协议付款' : clockName(clock);
const applicantOf = (name: string, workers: number): string => (workers > 1 ? `${name}等 ${workers} 人` : name);

export class DisputeLineView {
  @IdField('争议') id: string;
  @TextField('编号', { max: 60 }) number: string;
  @TextField('申请人', { max: 80 }) applicant: string;
  @TextField('被申请单位', { max: 100 }) employer: string;
  @ChoiceField('争议类别', DISPUTE_MATTERS) matter: DisputeMatter;
  @TextField('类别名称', { max: 30 }) matterLabel: string;
  @ChoiceField('状态', DISPUTE_STATUSES) status: DisputeStatus;
  @TextField('状态名称', { max: 30 }) statusLabel: string;
  @TextField('结果', { max: 30, nullable: true }) outcomeLabel: string | null;
  @CountField('涉及人数', { max: MANY }) workers: number;
  @AmountField('请求金额') asked: string;
  @AmountField('追回金额') recovered: string;
  @DateField('收到日期') receivedOn: CivilDate;
  @DateField('结案日期', { nullable: true }) concludedOn: CivilDate | null;
  @TextField('工会', { max: 100 }) unionName: string;
  @TextsField('调解员', { max: 60, maxItems: 10 }) mediators: string[];
  @TextField('下一个期限', { max: 30, nullable: true }) nextClock: string | null;
  @DateField('期限日期', { nullable: true }) dueOn: CivilDate | null;

  static of(line: Named<DisputeLine>): DisputeLineView {
    const { id, number, employer, matter, status, workers, receivedOn, concludedOn, unionName, mediators } = line;
    return Object.assign(new DisputeLineView(), {
      ...{ id, number, employer, matter, status, workers, receivedOn, concludedOn, unionName, mediators },
      applicant: applicantOf(line.applicant, workers),
      matterLabel: DISPUTE_MATTER_LABELS[matter],
      statusLabel: DISPUTE_STATUS_LABELS[status],
      outcomeLabel: line.outcome && DISPUTE_OUTCOME_LABELS[line.outcome],
      ...{ asked: formatFen(BigInt(line.asked)), recovered: formatFen(BigInt(line.recovered)) },
      nextClock: line.nextClock && deadlineName(line.nextClock),
      dueOn: line.dueOn === NEVER ? null : line.dueOn,
    });
  }
}

/** The same list in Excel; names are masked, since a sheet leaves the house. */
export const DISPUTE_COLUMNS: readonly SheetColumn<DisputeLineView>[] = [
  { title: '编号', width: 26, value: ({ number }) => number },
  { title: '申请人', width: 14, value: ({ applicant }) => maskName(applicant.replace(/等 \d+ 人$/, '')) },
  { title: '涉及人数', kind: 'count', value: ({ workers }) => workers },
  { title: '被申请单位', width: 28, value: ({ employer }) => employer },
  { title: '争议类别', width: 14, value: ({ matterLabel }) => matterLabel },
  { title: '收到日期', width: 12, value: ({ receivedOn }) => receivedOn },
  { title: '状态', width: 14, value: ({ statusLabel }) => statusLabel },
  { title: '结案日期', width: 12, value: ({ concludedOn }) => concludedOn },
  { title: '结果', width: 12, value: ({ outcomeLabel }) => outcomeLabel },
  { title: '请求金额', kind: 'amount', value: ({ asked }) => asked },
  { title: '追回金额', kind: 'amount', value: ({ recovered }) => recovered },
  { title: '调解员', width: 20, value: ({ mediators }) => mediators.join('、') },
];

export class DisputeCountsView {
  @CountField('我调解的', { max: MANY }) mine: number;
  @CountField('待受理', { max: MANY }) desk: number;
  @CountField('调解中', { max: MANY }) mediating: number;
  @CountField('履行中', { max: MANY }) performing: number;
  @CountField('已结束', { max: MANY }) ended: number;

  static of({ mine, desk, mediating, performing, ended }: DisputeCounts): DisputeCountsView {
    return Object.assign(new DisputeCountsView(), { mine, desk, mediating, performing, ended });
  }
}

export class BoardLineView {
  @IdField('争议') disputeId: string;
  @TextField('编号', { max: 60 }) number: string;
  @TextField('申请人', { max: 80 }) applicant: string;
  @TextField('被申请单位', { max: 100 }) employer: string;
  @TextField('状态名称', { max: 30 }) statusLabel: string;
  @TextField('期限', { max: 30 }) clock: string;
  @DateField('到哪天') endsOn: CivilDate;
  @TextField('还剩多久', { max: 60 }) left: string;
  @ChoiceField('急不急', URGENCIES) urgency: Urgency;
  @FlagField('我调解的') isMine: boolean;
}

export class DisputeBoardView {
  @PartsField('最先到期的', () => BoardLineView, { max: 200 }) items: BoardLineView[];

  static of({ today, calendar, lines }: BoardPage): DisputeBoardView {
    const items = lines.map(({ disputeId, number, employer, status, clock, endsOn, isMine, applicant, workers }) => {
      return {
        ...{ disputeId, number, employer, endsOn, isMine, clock: deadlineName(clock) },
        ...{ applicant: applicantOf(applicant, workers), statusLabel: DISPUTE_STATUS_LABELS[status] },
        ...urgencyOf(endsOn, today, calendar),
      };
    });
    return Object.assign(new DisputeBoardView(), { items });
  }
}
