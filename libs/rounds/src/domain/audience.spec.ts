import { newId } from '@app/kernel';
import { anAudienceRule } from '../testing/round.factory';
import { audienceWords } from './audience';

describe('a line of the audience', () => {
  it.each([
    [anAudienceRule(), '退休会员'],
    [anAudienceRule({ minAge: 80 }), '退休会员（80 岁以上）'],
    [anAudienceRule({ code: 'hardship', category: 'deep' }), '困难职工家庭（深度困难）'],
    [anAudienceRule({ code: 'women', groups: ['一组', '二组'] }), '女会员（一组、二组）'],
    [anAudienceRule({ code: 'list', memberIds: [newId(), newId()] }), '按名单（2 人）'],
  ])('is said in a few words (%#)', (rule, words) => expect(audienceWords(rule)).toBe(words));
});
