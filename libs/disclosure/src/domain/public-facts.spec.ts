import { civilDate } from '@app/kernel';
import { maskedFacts, type NoticeStatus, noticeStanding } from './public-facts';

describe('what may be published', () => {
  it.each([
    ['张三', '张*'],
    ['张小三', '张*三'],
    ['欧阳小明', '欧**明'],
    ['欧阳·阿卜杜拉', '欧*·阿*拉'],
  ])('%s is shown as %s', (name, maskedName) => {
    const facts = { unionName: '一厂工会', categoryLabel: '深度困难', causeLabel: null };
    expect(maskedFacts({ name, ...facts })).toEqual({ maskedName, ...facts });
  });

  it('nothing else gets through, whatever is handed over', () => {
    const more = { name: '王秀英', unionName: '一厂工会', categoryLabel: '深度困难', causeLabel: null };
    const handed = { ...more, idNumber: '990101199001011234', income: '3000', address: '一号' };
    expect(Object.keys(maskedFacts(handed)).sort()).toEqual(['categoryLabel', 'causeLabel', 'maskedName', 'unionName']);
  });
});

describe('a notice', () => {
  it.each<[NoticeStatus, string, string]>([
    ['open', '2026-03-12', 'hanging'],
    ['open', '2026-03-13', 'over'],
    ['objected', '2026-03-12', 'objected'],
    ['objected', '2026-03-13', 'objected'],
    ['taken-down', '2026-03-12', 'taken-down'],
  ])('%s on %s is %s', (status, on, standing) =>
    expect(noticeStanding({ status, untilOn: civilDate('2026-03-12') }, civilDate(on))).toBe(standing),
  );
});
