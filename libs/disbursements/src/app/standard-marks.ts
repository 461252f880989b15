import type { Fen } from '@app/kernel';
import type { Disbursement } from '../data/disbursement.entity';
import { yuan } from '../domain/yuan';
import type { OverCap } from './household-caps';
import { OVER_CAP_MARK } from './paying-fund';

type Judged = Pick<Disbursement, 'marks' | 'ruleSentence'>;

/**
 * What the row says of the rule once its amount may be another one: what is more than the standard allows takes the
 * higher route, and what fits again takes it no more.
 * @param beside in fen: what is asked for or was paid beside it for the same visit; the standard allows both together
 */
export function judgedAnew(
  row: Judged & Pick<Disbursement, 'amount' | 'allowedAmount' | 'standardCode'>,
  beside: Fen,
  overCap: OverCap | null,
): Judged {
  const { marks, ruleSentence, amount, allowedAmount, standardCode } = row;
  // Nothing is allowed: that is a mark of its own, and no amount takes it away.
  const limit = marks.includes('not-entitled') ? null : allowedAmount;
  const asked = standardCode === null ? amount : amount + beside;
  const reasons = [
    ...(limit !== null && asked > limit ? [overStandardWords(limit, asked)] : []),
    ...(overCap ? [overCap.sentence] : []),
  ];
  const isMarked = marks.includes(OVER_CAP_MARK);
  if (reasons.length === 0 && isMarked && limit !== null)
    return { marks: marks.filter((mark) => mark !== OVER_CAP_MARK), ruleSentence };
  if (reasons.length === 0 || isMarked) return { marks, ruleSentence };
  return { marks: [...marks, OVER_CAP_MARK], ruleSentence: [ruleSentence, ...reasons].join(' ').trim() };
}

const overStandardWords = (limit: Fen, asked: Fen): string =>
  `按标准还可以发 ${yuan(limit)}，现在要 ${yuan(asked)}，超出 ${yuan(asked - limit)}，要走上一级审批。`;
