import type { FileFact } from '../../data/file-fact.entity';
import type { RecordKind } from '../../data/file-record.entity';
import { HARDSHIP_CATEGORY_LABELS, type HardshipCategory } from '../../domain/category';
import { CHECKLIST_LABELS, type ChecklistItem } from '../../domain/checklist';
import { EXIT_GROUND_LABELS, type ExitGround } from '../../domain/exit-ground';
import { FILE_ACTION_LABELS, type FileAction } from '../../domain/hardship-file.lifecycle';

export const RECORD_WORDS: Readonly<Record<RecordKind, string>> = {
  'home-visit': '入户核查',
  assessment: '民主评议',
  reinvestigation: '异议核查',
  watch: '退档后回访',
};

const TOUCHES: Readonly<Record<string, string>> = {
  fill: '保存填写内容',
  'add-papers': '补交材料',
  remind: '催办',
  sign: '签批同意',
  'add-signer': '加签',
  'hand-over': '转办',
};

/** A step as a line of the timeline. */
export function timelineWords({ action, detail }: FileFact): { label: string; words: string | null } {
  const label = FILE_ACTION_LABELS[action as FileAction] ?? TOUCHES[action] ?? action;
  const said = detail as Record<string, unknown>;
  const words: string[] = [];
  if (said['untilOn']) words.push(`公示到 ${said['untilOn']}`);
  if (typeof said['votesFor'] === 'number')
    words.push(`赞成 ${said['votesFor']} 票,反对 ${said['votesAgainst']} 票,弃权 ${said['abstained']} 票`);
  const category = said['category'];
  const named = (Array.isArray(category) ? category.at(-1) : category) as HardshipCategory | undefined;
  if (named && HARDSHIP_CATEGORY_LABELS[named]) words.push(`类别:${HARDSHIP_CATEGORY_LABELS[named]}`);
  if (said['ground']) words.push(EXIT_GROUND_LABELS[said['ground'] as ExitGround]);
  if (said['item']) words.push(CHECKLIST_LABELS[said['item'] as ChecklistItem] ?? '');
  if (said['route']) words.push(String(said['route']));
  if (said['dueOn']) words.push(`${said['dueOn']} 前完成`);
  if (said['reason']) words.push(String(said['reason']));
  return { label, words: words.filter(Boolean).join(';').slice(0, 600) || null };
}
