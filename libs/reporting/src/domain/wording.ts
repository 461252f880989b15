import type { ShownValue } from './few-people';
import { FIGURE_GROUPS, FIGURE_UNITS, type FigureDefinition, type FigureGroup } from './figure';
import { numberWords } from './number-words';
import { type Period, periodWords } from './period';

/** Name of a figure in a text: 五必访人次. Unique over all figures. */
export const fieldOf = ({ group, name }: Pick<FigureDefinition, 'group' | 'name'>): string =>
  FIGURE_GROUPS[group] + name;

/** The lines of a group by occasion, round, fund…, in one sentence: 五必访逐项. */
const EACH = '逐项';

/** What a union says in its summary until it writes its own. A paragraph of nothing but zeros is left out. */
export const DEFAULT_WORDING = `{{期间}}，{{工会}}认真做好困难帮扶和走访慰问工作，现将情况汇总如下。
一、走访慰问。共走访慰问 {{走访慰问户数}} 户、{{走访慰问人数}} 人、{{走访慰问人次}} 人次，送出慰问金 {{走访慰问慰问金}} 元、慰问品价值 {{走访慰问慰问品}} 元。
其中五必访 {{五必访人数}} 人、{{五必访人次}} 人次，慰问金 {{五必访慰问金}} 元、慰问品 {{五必访慰问品}} 元：{{五必访逐项}}。
送温暖和慰问活动走访 {{送温暖和慰问活动户数}} 户、{{送温暖和慰问活动人次}} 人次，慰问金 {{送温暖和慰问活动慰问金}} 元、慰问品 {{送温暖和慰问活动慰问品}} 元：{{送温暖和慰问活动逐项}}。
谈心 {{走访慰问谈心人次}} 人次。
二、困难职工。期末在档困难职工家庭 {{困难职工在档困难职工家庭}} 户：{{困难职工逐项}}。新建档 {{困难职工新建档}} 户，脱困退档 {{困难职工脱困退档}} 户。
三、金秋助学。本期资助学生 {{金秋助学资助学生}} 人、{{金秋助学资助金额}} 元，其中新增 {{金秋助学新增学生}} 人、续助 {{金秋助学续助学生}} 人；开展 {{金秋助学开展年数}} 年以来共资助 {{金秋助学开展以来学生}} 人、{{金秋助学开展以来金额}} 元。
四、劳模。期末建档劳模 {{劳模建档劳模}} 人，在册 {{劳模在册}} 人；发出年度调查 {{劳模年度调查}} 件，填报 {{劳模调查已填}} 件；帮扶劳模 {{劳模帮扶人数}} 人、{{劳模帮扶件数}} 件、{{劳模帮扶金额}} 元：{{劳模逐项}}。
五、劳动争议。收到 {{劳动争议收到}} 件，涉及职工 {{劳动争议涉及职工}} 人次；结案 {{劳动争议结案}} 件，调解成功 {{劳动争议调解成功}} 件，追回 {{劳动争议追回金额}} 元。
法律援助收到申请 {{法律援助收到}} 件，给予援助 {{法律援助给予援助}} 件，指派办理 {{法律援助指派办理}} 件，办结 {{法律援助办结}} 件，追回 {{法律援助追回金额}} 元。
六、信访。收到 {{信访收到}} 件，涉及 {{信访涉及人次}} 人次；办结 {{信访办结}} 件，按期办结 {{信访按期办结}} 件；请求复查 {{信访请求复查}} 件，请求复核 {{信访请求复核}} 件。
事故调查接报 {{事故调查接报}} 件，工会参加调查 {{事故调查参加调查}} 件，伤亡 {{事故调查伤亡}} 人，已赔付 {{事故调查已赔付}} 元。
七、互助保障。参保 {{互助保障参保人数}} 人；赔付 {{互助保障赔付件数}} 件、{{互助保障赔付人数}} 人、{{互助保障赔付金额}} 元：{{互助保障逐项}}。
八、捐赠。收到捐赠 {{捐赠捐赠笔数}} 笔、{{捐赠捐赠金额}} 元。
九、活动。举办活动 {{活动活动场次}} 场，服务 {{活动服务人次}} 人次：{{活动逐项}}。
十、经费。收入 {{经费收入}} 元，支出 {{经费支出}} 元，期末已批未付 {{经费已批未付}} 元，可用余额 {{经费可用余额}} 元。
十一、组织和会员。期末工会组织 {{组织和会员工会组织}} 个、会员 {{组织和会员会员}} 人。
十二、年度目标。{{年度目标逐项}}。
十三、配套资金。{{配套资金逐项}}。`;

/** Targets of the year and its matching funds, each in one sentence; empty where there are none. */
export interface StandingWords {
  readonly targets: readonly string[];
  readonly matching: readonly string[];
}

export interface WordedFigures {
  readonly union: string;
  readonly period: Period;
  readonly values: readonly ShownValue[];
  readonly figures: readonly FigureDefinition[];
  readonly fewest: number;
  /** Left out where a period has none, as a quarter. */
  readonly standings?: StandingWords;
}

const PLACEHOLDER = /\{\{\s*([^{}]+?)\s*\}\}/g;
/** By what union and year are told how far they are. */
const STANDING_FIELDS = { 年度目标逐项: 'targets', 配套资金逐项: 'matching' } as const;

const NOTHING = new Set(['0', '0.00', '无', '']);
const ORDINALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二', '十三', '十四', '十五'];
const ORDINAL = /^[一二三四五六七八九十]{1,2}、/;

/** Every name that a text may hold between double braces. */
export const wordingFields = (figures: readonly FigureDefinition[]): string[] => [
  '期间',
  '工会',
  ...figures.map(fieldOf),
  ...groupsWithKeys(figures).map((group) => FIGURE_GROUPS[group] + EACH),
  ...Object.keys(STANDING_FIELDS),
];

const groupsWithKeys = (figures: readonly FigureDefinition[]) => [
  ...new Set(figures.filter(({ byKey }) => byKey).map(({ group }) => group)),
];

/** Names in a text that no figure has. */
export const unknownFields = (text: string, figures: readonly FigureDefinition[]): string[] => {
  const known = new Set(wordingFields(figures));
  return [...text.matchAll(PLACEHOLDER)].map((match) => match[1]!).filter((name) => !known.has(name));
};

/** Texts of all fields: what a template is filled with. */
export function fieldTexts({ union, period, values, figures, fewest, standings }: WordedFigures): Map<string, string> {
  const texts = new Map([
    ['期间', periodWords(period)],
    ['工会', union],
  ]);
  for (const figure of figures) {
    const shown = values.find(({ code, key }) => code === figure.code && key === null);
    texts.set(fieldOf(figure), numberWords(shown, figure.unit, fewest));
  }
  for (const group of groupsWithKeys(figures)) {
    const parts = figures.filter((figure) => figure.group === group && figure.byKey);
    texts.set(FIGURE_GROUPS[group] + EACH, eachWords(values, ofEach(parts), fewest));
  }
  for (const [name, kind] of Object.entries(STANDING_FIELDS)) texts.set(name, standings?.[kind].join('；') || '无');
  return texts;
}

/** Groups whose ledgers are parts of one thing, by the same keys: a plan has who is covered and what was paid. */
const TOLD_TOGETHER: ReadonlySet<FigureGroup> = new Set(['mutual-aid']);

/** Otherwise the group's first ledger: the duties behind 五必访 are no part of who was visited. */
const ofEach = (figures: readonly FigureDefinition[]): readonly FigureDefinition[] =>
  TOLD_TOGETHER.has(figures[0]!.group) ? figures : figures.filter(({ ledger }) => ledger === figures[0]!.ledger);

/** 生病住院 55 人、62 人次、慰问金 49,600.00 元；结婚（少于 5 人，不显示） */
function eachWords(values: readonly ShownValue[], figures: readonly FigureDefinition[], fewest: number): string {
  const keys = new Map<string, { words: string[]; hides: boolean }>();
  const told = figures.filter(({ code }) => values.some((each) => each.code === code && isPart(each)));
  for (const figure of told)
    for (const shown of values)
      if (shown.code === figure.code && isPart(shown)) {
        const part = keys.get(shown.label) ?? { words: [], hides: false };
        keys.set(shown.label, part);
        if (shown.hidden) part.hides = true;
        else part.words.push(partWords(shown, figure, isAlone(figure, told), fewest));
      }
  return [...keys].map(([label, part]) => keyWords(label, part, fewest)).join('；') || '无';
}

/** Its unit tells which number it is. */
const isAlone = ({ unit }: FigureDefinition, figures: readonly FigureDefinition[]): boolean =>
  unit !== 'yuan' && figures.filter((each) => each.unit === unit).length === 1;

function partWords(shown: ShownValue, { name, unit }: FigureDefinition, alone: boolean, fewest: number): string {
  const words = `${numberWords(shown, unit, fewest)} ${FIGURE_UNITS[unit]}`;
  return alone ? words : `${name} ${words}`;
}

/** What is hidden of a part is said once. */
function keyWords(
  label: string,
  { words, hides }: { words: readonly string[]; hides: boolean },
  fewest: number,
): string {
  if (words.length === 0) return `${label}（少于 ${fewest} 人，不显示）`;
  return `${label} ${words.join('、')}${hides ? `（其余少于 ${fewest} 人，不显示）` : ''}`;
}

/** Of one occasion or activity what nobody counted is passed over, as what is nothing. */
const isPart = (shown: ShownValue): shown is ShownValue & { label: string } =>
  shown.label !== null && (shown.hidden || (shown.value !== null && shown.value !== 0n));

/** Paragraphs of a text with the numbers in it; one whose numbers are all nothing is left out, and 一、二、 follow on. */
export function wordedParagraphs(wording: string, worded: WordedFigures): string[] {
  const texts = fieldTexts(worded);
  const isNumber = (name: string): boolean => name !== '期间' && name !== '工会';
  let at = 0;
  return wording
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .filter((line) => {
      const numbers = [...line.matchAll(PLACEHOLDER)].map((match) => match[1]!).filter(isNumber);
      return numbers.length === 0 || numbers.some((name) => !NOTHING.has(texts.get(name) ?? ''));
    })
    .map((line) => line.replace(ORDINAL, () => `${ORDINALS[at++] ?? ''}、`))
    .map((line) => line.replace(PLACEHOLDER, (_, name: string) => texts.get(name) ?? ''));
}
