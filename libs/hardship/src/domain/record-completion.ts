import type { Fen } from '@app/kernel';
import { FILE_STATUSES, type FileStatus } from './hardship-file.lifecycle';
import { type AnyParticulars, particularLines } from './person-particulars';

/**
 * What of the record (domain rules §2.5) may be filled in or put right once the application is in hand: nothing; the words
 * that no judgement rests on; or the household too, which calls for a review.
 */
export const COMPLETIONS = ['none', 'words', 'household'] as const;
export type Completion = (typeof COMPLETIONS)[number];

/**
 * While hands are at work on the file, who lives there and what they earn stand as they were handed in: send it back to
 * change them. An ended file stays as it ended.
 */
export const COMPLETION_BY_STATUS: Readonly<Record<FileStatus, Completion>> = {
  found: 'none',
  applied: 'words',
  visited: 'words',
  assessed: 'words',
  publicised: 'words',
  objected: 'words',
  reinvestigated: 'words',
  'union-review': 'words',
  'federation-review': 'words',
  returned: 'words',
  active: 'household',
  'review-due': 'household',
  'change-review': 'words',
  exited: 'none',
  watched: 'none',
  refused: 'none',
  withdrawn: 'none',
  archived: 'none',
};

/** Where something may still be filled in: by the form of one that is not handed in, else by its record. */
export const COMPLETABLE: readonly FileStatus[] = FILE_STATUSES.filter(
  (status) => status === 'found' || COMPLETION_BY_STATUS[status] !== 'none',
);

/** One person as the record has him; `document` tells whether another number was typed. */
export interface RecordedWords {
  readonly name: string;
  readonly relationLabel: string;
  readonly document: string | null;
  readonly health: string | null;
  readonly workStatus: string | null;
  readonly school: string | null;
  /** Per month, in fen. */
  readonly monthIncome: Fen | null;
  readonly particulars: AnyParticulars | null;
}

/** What became of one person: the names of the fields, never what stands in them. */
export interface RecordChange {
  readonly who: string;
  readonly fields: readonly string[];
  /** The category rested on it: a review has to say what follows. */
  readonly leadsToReview: boolean;
}

const MONTH_INCOME = '月收入';

/** A month's income that nobody had named is filled in; one that stood and is another now has changed. */
export function changeOf(before: RecordedWords, after: RecordedWords): RecordChange | null {
  const fields = [
    ...(before.name === after.name ? [] : ['姓名']),
    ...(before.relationLabel === after.relationLabel ? [] : ['关系']),
    ...(before.document === after.document ? [] : ['证件号码']),
    ...(before.health === after.health ? [] : ['健康状况']),
    ...(before.workStatus === after.workStatus ? [] : ['工作状态']),
    ...(before.school === after.school ? [] : ['就读学校']),
    ...(before.monthIncome === after.monthIncome ? [] : [MONTH_INCOME]),
    ...changedParticulars(before.particulars, after.particulars),
  ];
  if (fields.length === 0) return null;
  const leadsToReview = before.monthIncome !== null && before.monthIncome !== after.monthIncome;
  return { who: after.relationLabel, fields, leadsToReview };
}

function changedParticulars(before: AnyParticulars | null, after: AnyParticulars | null): string[] {
  const [was, is] = [before, after].map((said) => new Map(particularLines(said ?? {})));
  return [...new Set([...was!.keys(), ...is!.keys()])].filter((label) => was!.get(label) !== is!.get(label));
}

const ON_HEALTH: ReadonlySet<string> = new Set(['健康状况', '残疾类别']);

/** Something is told anew of somebody's health. */
export const changesHealth = (changes: readonly Pick<RecordChange, 'fields'>[]): boolean =>
  changes.some(({ fields }) => fields.some((field) => ON_HEALTH.has(field)));

/** Such as 户主：民族、住房类型；子女：就读学校. */
export const changeWords = (changes: readonly RecordChange[]): string =>
  changes.map(({ who, fields }) => `${who}：${fields.join('、')}`).join('；');

/** Fields of the national record that must not be empty and are, of the holder or of a relative. */
export function gapsOf(
  person: Pick<RecordedWords, 'document' | 'health' | 'workStatus' | 'monthIncome' | 'particulars'>,
  isHolder: boolean,
): string[] {
  const { document, health, workStatus, monthIncome, particulars } = person;
  const said = new Map(particularLines(particulars ?? {}));
  const asked: [string, unknown][] = [
    ['证件号码', document],
    [MONTH_INCOME, monthIncome],
    ...(isHolder ? [['健康状况', health] as [string, unknown], ['工作状态', workStatus] as [string, unknown]] : []),
    ...(isHolder ? ASKED_OF_HOLDER : []).map((label): [string, unknown] => [label, said.get(label) ?? null]),
  ];
  return asked.filter(([, value]) => value === null).map(([label]) => label);
}

const ASKED_OF_HOLDER = [
  '民族',
  '政治面貌',
  '婚姻状况',
  '住房类型',
  '家庭住址',
  '其他联系方式',
  '户口所在地',
  '参加工作时间',
] as const;
