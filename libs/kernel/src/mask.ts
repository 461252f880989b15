/** How personal data is shown to those who may not see it whole (PIPL art. 51; domain rules §9). */

const COMPOUND_SURNAMES = new Set(
  '欧阳 上官 司马 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 宇文 长孙 司徒 夏侯 端木 轩辕 百里 呼延 南宫 独孤 西门 歐陽 東方 諸葛 尉遲'.split(
    ' ',
  ),
);
const star = (count: number): string => '*'.repeat(Math.max(count, 1));

/** 张三 → 张*; 张小三 → 张*三; 欧阳小明 → 欧**明; 阿依·买买提 → 阿*·买*提. */
export function maskName(name: string): string {
  if (name.includes('·')) return name.split('·').map(maskPart).join('·');
  const chars = [...name];
  if (chars.length <= 1) return '*';
  if (chars.length === 2) return `${chars[0]}*`;
  return `${chars[0]}${star(chars.length - 2)}${chars.at(-1)}`;
}

function maskPart(part: string): string {
  const chars = [...part];
  if (chars.length <= 1) return '*';
  if (chars.length === 2) return `${chars[0]}*`;
  return `${chars[0]}*${chars.at(-1)}`;
}

/** First three and last two only: longer fragments can be put together again. */
export const maskIdNumber = (id: string): string =>
  id.length <= 5 ? star(id.length) : `${id.slice(0, 3)}${star(id.length - 5)}${id.slice(-2)}`;

/** 120****5678; of a number shorter than a mobile's 11 digits only the last two, or most of it would be readable. */
export const maskPhone = (phone: string): string => {
  if (phone.length < 7) return star(phone.length);
  if (phone.length < 11) return `${star(phone.length - 2)}${phone.slice(-2)}`;
  return `${phone.slice(0, 3)}${star(phone.length - 7)}${phone.slice(-4)}`;
};

/** 尾号: the last four digits, unless they were half of the number or more. */
export const maskCard = (card: string): string => `尾号${card.length <= 8 ? star(4) : card.slice(-4)}`;

/** The surname, so that a message can say 张老师 without the whole name. */
export function surnameOf(name: string): string {
  const two = name.slice(0, 2);
  return COMPOUND_SURNAMES.has(two) ? two : ([...name][0] ?? '');
}
