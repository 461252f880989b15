/** Why nothing may be given by the standards, in the order in which it is checked (domain rules §1.3). */
export const REFUSAL_REASONS = [
  'member-not-entitled',
  'occasion-not-kept',
  'sub-condition-needed',
  'no-standard',
  'form-not-allowed',
  'claim-too-late',
  'event-cap-reached',
  'count-cap-reached',
  'period-cap-reached',
  'same-disease',
  'same-event-elsewhere',
  'no-fund',
] as const;
export type RefusalReason = (typeof REFUSAL_REASONS)[number];

const COMMITTEE = '工会委员会可以集体研究，按“一事一议”决定';

/** Who may decide otherwise, in Chinese; null: nobody, what was entered has to be put right first. */
export const WHO_MAY_DECIDE_OTHERWISE: Record<RefusalReason, string | null> = {
  'member-not-entitled': '会籍有误的，请本级工会管理员先更正会籍；确有困难的，可报上级工会按送温暖研究',
  'occasion-not-kept': COMMITTEE,
  'sub-condition-needed': null,
  'no-standard': COMMITTEE,
  'form-not-allowed': null,
  'claim-too-late': COMMITTEE,
  'event-cap-reached': COMMITTEE,
  'count-cap-reached': COMMITTEE,
  'period-cap-reached': COMMITTEE,
  'same-disease': COMMITTEE,
  'same-event-elsewhere': '由两级工会商定由哪一级慰问，并报上级工会',
  'no-fund': '请财务先补足或调整经费；超出用途的，须经工会委员会集体研究',
};
