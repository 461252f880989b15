import { particularsOf } from './fund-particulars';

describe('what a workbook says of a fund account', () => {
  it.each([
    ['工会经费', '工会经费', null, null, 'union-funds', [], false],
    ['送温暖资金', '送温暖', '送温暖', null, 'warm-delivery', ['warm-delivery', 'temporary-hardship'], false],
    ['劳模专项', '财政', '劳模帮扶', null, 'model-worker', ['model-worker'], false],
    ['金秋助学专项', '财政', '助学', '须有在档困难档案', 'treasury', ['study-aid'], true],
    ['行政福利费', '行政', '退休慰问', null, 'employer-welfare', ['retiree'], false],
    ['捐赠资金', '捐赠', '按捐赠人意愿', null, 'donation-general', [], false],
    ['勞模專項', '財政', '勞模幫扶', null, 'model-worker', ['model-worker'], false],
    ['小金库', '其他', null, null, undefined, [], false],
  ])('%s (%s, %s, %s) is of kind %s', (name, source, purpose, note, kind, restrictedTo, needsHardshipFile) => {
    expect(particularsOf({ name, source, purpose, note })).toEqual({
      kind,
      restrictedTo,
      needsHardshipFile,
    });
  });
});
