import { consentNoteOf, lackingUnder, saidWith } from '../../apps/web/src/pages/mutual-aid/consent-note';
import { fieldOf } from '../../apps/web/src/parts/consent-answers';

const lack = (kind: 'health' | 'provision', takenBack = false) => ({
  ...{ kind, takenBack, receiver: kind === 'health' ? null : '市职工互助保障会' },
});

describe('the page of a claim says of its separate consents', () => {
  it.each([
    ['what is wanting', 'submitted', [lack('health'), lack('provision')], 'lacking', ['health', 'provision']],
    ['first what was taken back', 'checked', [lack('health'), lack('provision', true)], 'withdrawn', ['provision']],
    ['that the same holds while papers are wanting', 'returned', [lack('health', true)], 'withdrawn', ['health']],
    ['that what was approved may be paid', 'approved', [lack('health', true)], 'stillPaid', ['health']],
  ] as const)('%s', (_rule, status, lacking, word, kinds) => {
    const note = consentNoteOf(status, lacking);
    expect({ ...note, of: note?.of.map(({ kind }) => kind) }).toEqual({ word, of: kinds });
  });

  it.each([
    ['when all stand', 'submitted', []],
    ['of what is done with', 'paid', [lack('health', true)]],
    ['of what was withdrawn', 'withdrawn', [lack('health', true)]],
  ] as const)('nothing %s', (_rule, status, lacking) => expect(consentNoteOf(status, lacking)).toBeNull());
});

describe('the form of a claim', () => {
  const asked = (['health', 'provision'] as const).map((kind) => ({ key: 'member', name: '王秀英', kind, age: null }));

  it('sends what was ticked of what it asks for, without whose it is', () => {
    const consents = { 'member-health': { agreed: true }, 'member-provision': { agreed: false } };
    expect(saidWith(asked, consents, false)).toEqual([{ kind: 'health', givenBy: 'self' }]);
    expect(saidWith([], consents, false)).toEqual([]);
  });

  it('sends to whom it was said, and a tick for one association is none for another', () => {
    const to = (receiver: string) =>
      ({ key: 'member', name: '王秀英', kind: 'provision', age: null, receiver }) as const;
    const [one, other] = [to('市职工互助保障会'), to('St. John 互助会')];
    const ticked = { [fieldOf(one)]: { agreed: true } };
    expect(saidWith([one], ticked, false)).toEqual([{ kind: 'provision', givenBy: 'self', receiver: one.receiver }]);
    expect(saidWith([other], ticked, false)).toEqual([]);
    expect(fieldOf(other)).not.toContain('.');
  });

  it('asks only for what a claim under the chosen cover needs', () => {
    const lacking = [
      { kind: 'health', enrolmentIds: ['a', 'b'] },
      { kind: 'provision', enrolmentIds: ['b'] },
    ] as unknown as Parameters<typeof lackingUnder>[0];
    const kinds = (enrolmentId?: string) => lackingUnder(lacking, enrolmentId).map(({ kind }) => kind);
    expect([kinds('a'), kinds('b'), kinds()]).toEqual([['health'], ['health', 'provision'], []]);
  });

  it('of an officer sends how it was given, and a guardian with his word for who cannot speak', () => {
    const guardian = { guardianName: '王小明', guardianRelation: 'child', word: '昏迷' } as const;
    const consents = {
      'member-health': { agreed: true, means: 'signed' as const },
      'member-provision': { agreed: true, givenBy: 'guardian' as const, ...guardian, means: 'oral' as const },
    };
    expect(saidWith(asked, consents, true)).toEqual([
      { kind: 'health', givenBy: 'self', means: 'signed' },
      { kind: 'provision', givenBy: 'guardian', ...guardian, means: 'oral' },
    ]);
  });
});
