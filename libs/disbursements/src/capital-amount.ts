import { type Fen, formatFen } from '@app/kernel';
import Nzh from 'nzh';

/**
 * An amount in the capitals of vouchers and signed sheets (大写): ¥1,000.00 → 壹仟元整, ¥20.03 → 贰拾元零叁分.
 * 整 follows whenever no fen are written (中国人民银行 正确填写票据和结算凭证的基本规定). Below zero: 负….
 */
export function capitalAmount(fen: Fen): string {
  const absolute = fen < 0n ? -fen : fen;
  // As text, so that no amount passes through a float.
  const capitals = Nzh.cn.toMoney(formatFen(absolute), { outSymbol: false, forceZheng: true, ww: false });
  return fen < 0n ? `负${capitals}` : capitals;
}
