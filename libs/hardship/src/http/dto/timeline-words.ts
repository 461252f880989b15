import type { CivilDate } from '@app/kernel';
import type { FileFact } from '../../data/file-fact.entity';
import type { RecordKind } from '../../data/file-record.entity';
import { HARDSHIP_CATEGORY_LABELS, type HardshipCategory } from '../../domain/category';
import { CHECKLIST_LABELS, type ChecklistItem } from '../../domain/checklist';
import { dayWords } from '../../domain/day-words';
import { EXIT_GROUND_LABELS, type ExitGround } from '../../domain/exit-ground';
import { FILE_ACTION_LABELS, type FileAction } from '../../domain/hardship-file.lifecycle';

export const RECORD_WORDS: Readonly<Record<RecordKind, string>> = {
  'home-visit': '入户核查',
  assessment: '民主评议',
  reinvestigation: '异议核查',
  watch: '退档后回访',
  'spot-check': '抽查',
  'pair-visit': '结对走访',
};

const TOUCHES: Readonly<Record<string, string>> = {
  fill: '保存填写内容',
  'complete-record': '补全档案信息',
  'consent-withdrawn': '单独同意已撤回，不再新办帮扶，等退档',
  'consent-renewed': '单独同意已补齐',
  'follow-member': '会员转会，移交新的工会',
  'add-papers': '补交材料',
  'remove-paper': '拿掉材料',
  remind: '催办',
  sign: '签批同意',
  'add-signer': '加签',
  'hand-over': '转办',
  'spot-check': '抽查',
  'pair-visit': '结对走访',
  pair: '结对帮扶',
  'end-pairing': '结束结对',
  appeal: '本人申诉',
  'withdraw-appeal': '撤回申诉',
  'grant-appeal': '申诉成立',
  'uphold-appeal': '维持原来的决定',
};

/** What steps note of themselves. */
interface StepDetail {
  readonly untilOn?: CivilDate;
  readonly votesFor?: number;
  readonly votesAgainst?: number;
  readonly abstained?: number;
  readonly category?: HardshipCategory | readonly HardshipCategory[];
  readonly ground?: ExitGround;
  readonly item?: ChecklistItem;
  readonly route?: string;
  readonly dueOn?: CivilDate;
  readonly changed?: string;
  readonly handedTo?: string;
  readonly signer?: string;
  readonly reason?: string;
}

/** Who fills a returned file in anew sends it back to himself: that has a name of its own. */
export const stepLabel = (action: string, detail: object): string =>
  'restated' in detail ? '改填报内容' : (FILE_ACTION_LABELS[action as FileAction] ?? TOUCHES[action] ?? action);

/** A step as a line of the timeline. */
export function timelineWords({ action, detail }: FileFact): { label: string; words: string | null } {
  const label = stepLabel(action, detail);
  const said = detail as StepDetail;
  const category = [said.category ?? []].flat().at(-1);
  const words = [
    said.untilOn && `公示到 ${dayWords(said.untilOn)}`,
    said.votesFor !== undefined &&
      `赞成 ${said.votesFor} 票，反对 ${said.votesAgainst ?? 0} 票，弃权 ${said.abstained ?? 0} 票`,
    category && `类别：${HARDSHIP_CATEGORY_LABELS[category]}`,
    said.ground && EXIT_GROUND_LABELS[said.ground],
    said.item && CHECKLIST_LABELS[said.item],
    said.route,
    said.dueOn && `${dayWords(said.dueOn)}前完成`,
    said.changed,
    said.handedTo,
    said.signer && `请${said.signer}办`,
    said.reason,
  ];
  return { label, words: words.filter(Boolean).join('；').slice(0, 600) || null };
}
