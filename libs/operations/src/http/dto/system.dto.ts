import { CountField, FlagField, IdField, InstantField, PartField, PartsField, TextField } from '@app/http';
import type { Finding } from '../../app/invariant-round';
import type { CheckRun, Standing } from '../../app/system-reading';
import type { QueueFigures, Trouble } from '../../domain/system-figures';
import { QUEUE_WORDS, RULE_WORDS, SUBJECT_WORDS } from './check-words';

const MOST = 2_147_483_647;

export class TroubleView {
  @TextField('代码', { max: 40 }) code: string;
  @TextField('哪里不对', { max: 200 }) sentence: string;
  @TextField('怎么办', { max: 200 }) todo: string;

  static of({ code, sentence, todo }: Trouble): TroubleView {
    return Object.assign(new TroubleView(), { code, sentence, todo });
  }
}

export class QueueFiguresView {
  @TextField('队列', { max: 40 }) name: string;
  @TextField('队列名称', { max: 40 }) title: string;
  @CountField('等待', { max: MOST }) waiting: number;
  @CountField('进行中', { max: MOST }) active: number;
  @CountField('定时', { max: MOST }) delayed: number;
  @CountField('失败', { max: MOST }) failed: number;
  @CountField('等得最久的秒数', { max: MOST, nullable: true }) oldestSeconds: number | null;

  static of(queue: QueueFigures): QueueFiguresView {
    const { name, waiting, active, delayed, failed, oldestSeconds } = queue;
    const title = QUEUE_WORDS[name] ?? name;
    return Object.assign(new QueueFiguresView(), { name, title, waiting, active, delayed, failed, oldestSeconds });
  }
}

export class CheckRunView {
  @IdField('编号') id: string;
  @InstantField('核对时间') finishedAt: Date;
  @CountField('规则数', { max: MOST }) rules: number;
  @CountField('操作记录链数', { max: MOST }) chains: number;
  @TextField('操作记录条数', { max: 20 }) entries: string;
  @CountField('对不上的处数', { max: MOST }) findings: number;

  static of({ id, finishedAt, rules, chains, entries, findings }: CheckRun): CheckRunView {
    return Object.assign(new CheckRunView(), { id, finishedAt, rules, chains, entries, findings });
  }
}

export class FindingView {
  @TextField('范围', { max: 60 }) subject: string;
  @TextField('范围名称', { max: 60 }) subjectName: string;
  @TextField('规则', { max: 80 }) rule: string;
  @TextField('应当如此', { max: 300 }) sentence: string;
  @TextField('哪一条记录', { max: 100 }) subjectId: string;

  static of({ subject, rule, sentence, subjectId }: Finding): FindingView {
    const words = { sentence: RULE_WORDS[rule] ?? sentence, subjectName: SUBJECT_WORDS[subject] ?? subject };
    return Object.assign(new FindingView(), { subject, rule, subjectId, ...words });
  }
}

export class OwnFiguresView {
  @CountField('到时间没发的提醒', { max: MOST }) dueReminders: number;
  @CountField('最久的晚了几秒', { max: MOST, nullable: true }) oldestReminderSeconds: number | null;
  @CountField('等着处理的后续事项', { max: MOST }) pendingEvents: number;
  @CountField('最久的等了几秒', { max: MOST, nullable: true }) oldestEventSeconds: number | null;
}

export class StandingView {
  @FlagField('一切正常') isWell: boolean;
  @PartsField('哪里不对', () => TroubleView, { max: 50 }) troubles: TroubleView[];
  @CountField('后台程序数', { max: MOST }) workers: number;
  @PartField('本单位', () => OwnFiguresView) own: OwnFiguresView;
  @PartsField('队列', () => QueueFiguresView, { max: 100 }) queues: QueueFiguresView[];
  @PartsField('核对记录', () => CheckRunView, { max: 100 }) runs: CheckRunView[];
  @PartsField('对不上的记录', () => FindingView, { max: 100 }) findings: FindingView[];

  static of({ troubles, system, own, runs, found }: Standing): StandingView {
    const { dueReminders, oldestReminderSeconds, pendingEvents, oldestEventSeconds } = own;
    const figures = { dueReminders, oldestReminderSeconds, pendingEvents, oldestEventSeconds };
    return Object.assign(new StandingView(), {
      isWell: troubles.length === 0,
      troubles: troubles.map((trouble) => TroubleView.of(trouble)),
      workers: system.workers,
      own: Object.assign(new OwnFiguresView(), figures),
      queues: system.queues.map((queue) => QueueFiguresView.of(queue)),
      runs: runs.map((run) => CheckRunView.of(run)),
      findings: found.map((finding) => FindingView.of(finding)),
    });
  }
}
