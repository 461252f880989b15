import { simplifiedWord } from './header-text';

/** What an occasion of the union's catalogue is to a ledger of before. */
export interface KnownOccasion {
  readonly code: string;
  readonly name: string;
  readonly group: string;
  readonly purpose: string;
}

/** A word that unions write for an occasion. */
export interface OccasionWord {
  readonly word: string;
  readonly code: string;
}

const words = (code: string, list: string): OccasionWord[] => list.split(' ').map((word) => ({ word, code }));

/** Known from the start; a union adds its own and may overrule these (domain rules §1, note 2: the list is not fixed). */
export const DEFAULT_OCCASION_WORDS: readonly OccasionWord[] = [
  ...words(
    'HOSPITAL',
    '生病住院 住院 生病 患病 因病住院 住院慰问 生病慰问 看望病人 探望病人 手术 住院手术 大病 重病 疾病 伤病',
  ),
  ...words('WEDDING', '结婚 新婚 婚礼 婚庆 结婚慰问 新婚慰问 喜结良缘 嫁娶'),
  ...words('BIRTH', '生育 生孩子 生小孩 分娩 产假 添丁 生育慰问 新生儿 生二孩 生三孩'),
  ...words('BEREAVEMENT', '丧事 去世 丧葬 亡故 病故 逝世 吊唁 白事 家属去世 亲属去世 直系亲属去世 丧事慰问 慰问家属'),
  ...words(
    'HARDSHIP_TEMP',
    '重大困难 困难 走访困难 特困 特殊困难 生活困难 临时困难 困难救助 困难帮扶 困难慰问 困难职工 走访困难职工',
  ),
  ...words('HARDSHIP_TEMP', '突发事件 意外 意外事故 意外伤害 火灾 受灾 自然灾害 家庭变故 突发困难'),
  ...words('RETIRE', '退休 退休离岗 离岗 光荣退休 退休慰问 荣休'),
  ...words('BIRTHDAY', '生日 生日慰问 庆生'),
  ...words('COOLING', '夏送清凉 送清凉 高温慰问 防暑降温'),
  ...words('MODEL', '劳模慰问 劳模帮扶 劳模 慰问劳模'),
  ...words('FESTIVAL', '节日慰问 法定节日慰问 过节慰问 节日 节日走访 春节慰问 中秋慰问 端午慰问'),
  ...words('WARM', '送温暖 送温暖慰问 冬送温暖 两节送温暖'),
  ...words('RETIREE_FEST', '重阳 重阳节 重阳慰问 重阳节慰问 退休人员慰问 慰问退休人员'),
];

const keyOf = (word: string): string => simplifiedWord(word.normalize('NFKC')).replace(/[\s\p{P}\p{S}]/gu, '');

/** Finds the occasion of a word: the union's own word first, then the known ones, then the catalogue's own names. */
export class OccasionDictionary {
  private readonly codes = new Map<string, string>();
  private readonly occasions: ReadonlyMap<string, KnownOccasion>;

  constructor(occasions: readonly KnownOccasion[], own: readonly OccasionWord[]) {
    this.occasions = new Map(occasions.map((occasion) => [occasion.code, occasion]));
    for (const { name, code } of occasions) this.codes.set(keyOf(name), code);
    for (const { word, code } of [...DEFAULT_OCCASION_WORDS, ...own]) this.codes.set(keyOf(word), code);
  }

  of(word: string): KnownOccasion | undefined {
    return this.occasions.get(this.codes.get(keyOf(word)) ?? '');
  }
}

/** What the word is compared by: two ways of writing it are one word. */
export const occasionWordKey = keyOf;

const ROUND_PURPOSES: readonly (readonly [RegExp, string])[] = [
  [/劳模|先进|模范/, 'model-worker'],
  [/清凉|高温|防暑/, 'cooling'],
  [/重阳|退休|老干部|离休/, 'retiree'],
  [/温暖|困难|帮扶|两节/, 'warm-delivery'],
];

/** What the money of a round of before served, told by its name. */
export const purposeOfRound = (name: string): string =>
  ROUND_PURPOSES.find(([words_]) => words_.test(simplifiedWord(name)))?.[1] ?? 'festival';
