import Nzh from 'nzh';

/** "1000.00" → 壹仟元整, as the API writes it; for a total that the API has not made yet. */
export const capitalsOf = (amount: string): string =>
  Nzh.cn.toMoney(amount, { outSymbol: false, forceZheng: true, ww: false });
