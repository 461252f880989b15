import { addDays, civilDate, newId } from '@app/kernel';
import { aSpokenConsent } from '../testing';
import { lackingWords } from './sensitive-consent';
import {
  consentName,
  isAnswered,
  isSaidOf,
  isTakenBack,
  type KeptConsentState,
  lackingConsents,
  type Receiver,
  receiverOf,
  type SensitiveSubject,
} from './sensitive-consent';

const TODAY = civilDate('2026-06-01');
const [A, B] = ['市职工互助保障会（本部）', '市医疗互助中心'];
const identity = { memberId: newId<'member'>(), document: null, name: '张三' };
const claimant = (...receivers: readonly string[]): SensitiveSubject => ({
  ...{ key: 'member', identity, name: '张三', bornOn: null, relation: 'head', tells: ['provision'], receivers },
});
const said = (receiver: Receiver, over: Partial<KeptConsentState> = {}): KeptConsentState => ({
  ...{ kind: 'provision', receiver, subject: identity, givenOn: TODAY, untilOn: null, endedOn: null },
  ...over,
});
const lacking = (receivers: readonly string[], ...kept: readonly KeptConsentState[]) =>
  lackingConsents([claimant(...receivers)], kept, TODAY);
const wanting = (receivers: readonly string[], ...kept: readonly KeptConsentState[]) =>
  lacking(receivers, ...kept).map(({ receiver }) => receiver);

describe('to whom papers go', () => {
  it('each receiver is asked for on its own, by the name that the person was told', () => {
    expect(wanting([A, B])).toEqual([A, B]);
    expect(wanting([A, B], said(A))).toEqual([B]);
    expect(wanting([A, B], said(A), said(B))).toEqual([]);
    expect(wanting(['市职工互助保障总会'], said('市职工互助保障会'))).toEqual(['市职工互助保障总会']);
  });

  it('blanks around a name and its width say nothing, anything else does', () => {
    expect(wanting([A], said('　市职工互助保障会(本部) '))).toEqual([]);
    expect(wanting([A, '市职工互助保障会(本部)'])).toHaveLength(1);
    expect(wanting([A], said('市职工互助保障会'))).toEqual([A]);
    expect(wanting([A], said('市 职工互助保障会（本部）'))).toEqual([A]);
  });

  it('what was written before names nobody and counts for any; what was said to a plan that names nobody for those alone', () => {
    expect(wanting([A, B, ''], said(null))).toEqual([]);
    expect(wanting([A, ''], said(''))).toEqual([A]);
    expect(wanting([''], said(A))).toEqual(['']);
  });

  it('one that names nobody does not count for whom he refused since', () => {
    const before = said(null, { givenOn: addDays(TODAY, -10) });
    expect(wanting([A, B], before, said(A, { endedOn: TODAY }))).toEqual([A]);
    expect(wanting([A], said(null), said(A, { endedOn: addDays(TODAY, -1) }))).toEqual([]);
    expect(wanting([A], before, said(A, { endedOn: TODAY }), said(A))).toEqual([]);
  });

  it('is taken back from whom it was said to; of one that names nobody from all', () => {
    const takenBack = (...kept: readonly KeptConsentState[]) =>
      lacking([A, B], ...kept).flatMap((lack) => (isTakenBack(lack, kept) ? lack.receiver : []));
    expect(takenBack(said(A, { endedOn: TODAY }))).toEqual([A]);
    expect(takenBack(said(null, { endedOn: TODAY }))).toEqual([A, B]);
    expect(takenBack(said(null, { endedOn: TODAY }), said(B))).toEqual([A]);
  });

  it('an answer is to whom it names, and to nobody else', () => {
    const [lack] = lacking([A]);
    const answers = (receiver: Receiver, means: 'web' | 'imported' = 'web') =>
      isAnswered(lack!, {
        kind: 'provision',
        receiver: receiverOf(aSpokenConsent({ kind: 'provision', means, receiver })),
      });
    expect([answers(A), answers(B), answers(null), answers(null, 'imported')]).toEqual([true, false, false, true]);
  });

  it('only paper of before may leave open who it was, and only these consents name anybody', () => {
    const kept = (over: Parameters<typeof aSpokenConsent>[0]) => receiverOf(aSpokenConsent(over));
    expect(kept({ kind: 'provision', receiver: ` ${B} ` })).toBe(B);
    expect(kept({ kind: 'provision' })).toBe('');
    expect(kept({ kind: 'provision', means: 'imported', receiver: ' ' })).toBeNull();
    expect(kept({ kind: 'health', receiver: A })).toBeNull();
    expect(isSaidOf(A, null)).toBe(false);
  });

  it('is named wherever the consent is', () => {
    expect(lackingWords(lacking([B])[0]!, TODAY)).toBe('把张三的理赔材料提供给市医疗互助中心');
    expect(consentName(said(B))).toBe('向市医疗互助中心提供理赔材料');
    for (const nobody of [null, '']) expect(consentName(said(nobody))).toBe('向互助保障经办单位提供理赔材料');
    expect(consentName({ kind: 'health', receiver: null })).toBe('医疗健康信息');
  });
});
