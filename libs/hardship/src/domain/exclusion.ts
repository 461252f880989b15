/** What keeps a household from a file whatever its income is (domain rules §2.1, exclusions); unions override with minutes. */
export const EXCLUSIONS = [
  'second-home',
  'owns-business',
  'high-fee-school',
  'self-funded-abroad',
  'private-car',
  'luxury',
] as const;
export type Exclusion = (typeof EXCLUSIONS)[number];

export const EXCLUSION_LABELS: Readonly<Record<Exclusion, string>> = {
  'second-home': '有两套以上住房',
  'owns-business': '开店办厂或雇人经营',
  'high-fee-school': '子女就读高收费民办学校',
  'self-funded-abroad': '子女自费出国留学',
  'private-car': '经常使用非谋生的机动车',
  luxury: '有其他明显高于当地水平的消费',
};
