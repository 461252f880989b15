import { type CivilDate, partsOf } from '@app/kernel';
import type { ClockCode } from '../../domain/clock-rules';
import { clockName } from '../../domain/clock-rules';
import { PAPER_SIDE_LABELS, type PaperSide } from '../../domain/case-paper';
import { REMEDY_LABELS, type Remedy, STATEMENT_SIDE_LABELS, type StatementSide } from '../../domain/dispute';
import { DISPUTE_ACTION_LABELS, type DisputeAction } from '../../domain/dispute.lifecycle';

const CLOCK_EVENTS: Readonly<Record<string, string>> = {
  interrupted: '中断',
  suspended: '中止',
  resumed: '恢复',
  extended: '延长',
};

function dayWords(day: CivilDate): string {
  const [, month, date] = partsOf(day);
  return `${month}月${date}日`;
}

/** What happened, in a sentence without names. */
export function factWords(action: string, detail: Record<string, unknown>): string {
  switch (action) {
    case 'receive':
      return '收到申请';
    case 'appoint':
      return `定了 ${String(detail['mediators'])} 位调解员`;
    case 'declare':
      return '书面确认和双方没有关系';
    case 'replace-mediator':
      return '换了调解员';
    case 'state':
      return `记录了${STATEMENT_SIDE_LABELS[detail['side'] as StatementSide]}的谈话`;
    case 'plan-session':
      return `定了 ${dayWords(detail['heldOn'] as CivilDate)}开调解会`;
    case 'hold-session':
      return `开了第 ${String(detail['serial'])} 次调解会`;
    case 'offer':
      return `${STATEMENT_SIDE_LABELS[detail['side'] as StatementSide]}提出了方案`;
    case 'answer-offer':
      return detail['answer'] === 'agreed' ? '方案答复：同意' : '方案答复：不同意';
    case 'clock-event':
      return `${clockName(detail['clock'] as ClockCode)}${CLOCK_EVENTS[String(detail['kind'])] ?? ''}`;
    case 'breach':
      return `没有按约履行，${REMEDY_LABELS[detail['remedy'] as Remedy]}`;
    case 'confirm':
      return detail['kind'] === 'judicial' ? '登记了司法确认' : '登记了仲裁审查';
    case 'arbitration':
      return detail['decidedOn'] ? '登记了仲裁裁决' : '登记了仲裁受理';
    case 'correct':
      return '更正了申请';
    case 'add-paper':
      return `存了材料（${PAPER_SIDE_LABELS[detail['side'] as PaperSide]}）`;
    case 'remove-paper':
      return '撤下了一份材料';
    case 'rate':
      return `申请人评价 ${String(detail['stars'])} 星`;
    default:
      return DISPUTE_ACTION_LABELS[action as DisputeAction] ?? action;
  }
}
