import { civilDate } from '@app/kernel';
import { type RegisteredMember, RosterJudge } from '../domain/roster-row';
import { numberCell } from '../domain/sheet-cell';
import type { KnownUnion } from '../domain/union-fields';
import { aRecord, type CellInput } from '../testing/sheet-rows';
import { personReaders } from './register-readers';

const UNION: KnownUnion = { id: 'u1', code: '0010801', name: '第8镇第1基层工会' };
const OTHER: KnownUnion = { id: 'u2', code: '0010802', name: '第8镇第2基层工会' };
const TWIN: KnownUnion = { id: 'u3', code: '0010803', name: '第8镇第2基层工会' };

const ROW = {
  name: '彭梅',
  gender: '女',
  idNumber: '990101199109220026',
  phone: '19900000000',
  unionCode: '0010801',
  unionName: null as CellInput,
  groupName: '三组',
  category: '在职',
  modelWorkerLevel: null as CellInput,
  postTraits: null as CellInput,
  street: null as CellInput,
  joinedOn: '2020-01-12',
  bornOn: '1991-09-22',
  bankName: '示例银行云川支行',
  bankCard: '9999990000000000014',
};
type Fields = Partial<Record<keyof typeof ROW, CellInput>>;

const MEMBER: RegisteredMember = {
  id: 'm1',
  name: '彭梅',
  gender: 'female',
  bornOn: civilDate('1991-09-22'),
  phone: '19900000000',
  unionId: 'u1',
  unionName: UNION.name,
  groupName: '三组',
  category: 'active',
  modelWorkerLevel: null,
  postTraits: [],
  street: null,
  joinedOn: civilDate('2020-01-12'),
  bankName: '示例银行云川支行',
  bankCard: '9999990000000000014',
  inRegister: true,
  cardWithdrawn: false,
};

function judged(fields: Fields, member?: Partial<RegisteredMember>, unnamed?: KnownUnion) {
  const { columns, row } = aRecord({ ...ROW, ...fields });
  const unions = [UNION, OTHER, TWIN];
  const judge = new RosterJudge({
    columns,
    dateSystem: '1900',
    today: civilDate('2026-01-05'),
    readers: personReaders,
    unions: {
      byCode: (code) => unions.find((union) => union.code === code),
      byName: (name) => unions.filter((union) => union.name === name),
      ...(unnamed && { unnamed }),
    },
  });
  return judge.judge(judge.read(row), () => member && { ...MEMBER, ...member });
}

const codesOf = (notes: readonly { code: string }[]) => notes.map(({ code }) => code);

describe('a row of a roster', () => {
  it('is a new member when nobody has this ID number', () =>
    expect(judged({})).toMatchObject({
      verdict: 'new',
      warnings: [],
      refusals: [],
      values: { memberId: null, unionId: 'u1', category: 'active', document: { number: '990101199109220026' } },
    }));

  it('is unchanged when it says what the register says', () => expect(judged({}, {}).verdict).toBe('unchanged'));

  it('is unchanged when it leaves out what the register knows', () =>
    expect(
      judged(
        {
          phone: null,
          groupName: null,
          joinedOn: null,
          bankName: null,
          bankCard: null,
          category: null,
          unionCode: null,
        },
        {},
      ),
    ).toMatchObject({ verdict: 'unchanged', warnings: [] }));

  it('shows what changes, numbers masked', () =>
    expect(judged({ phone: '19900000009', bankCard: '9999990000000000022', groupName: '一组' }, {})).toMatchObject({
      verdict: 'changed',
      values: { memberId: 'm1', phone: '19900000009' },
      changes: [
        { field: 'phone', title: '手机号', from: '199****0000', to: '199****0009' },
        { field: 'groupName', from: '三组', to: '一组' },
        { field: 'bankCard', from: '尾号0014', to: '尾号0022' },
      ],
    }));

  it('brings no card back whose consent was withdrawn, and says so', () => {
    const verdict = judged({ groupName: '一组' }, { bankName: null, bankCard: null, cardWithdrawn: true });
    expect(verdict).toMatchObject({
      ...{ verdict: 'changed', changes: [{ field: 'groupName' }] },
      values: { bankName: null, bankCard: null, groupName: '一组' },
    });
    expect(codesOf(verdict.warnings)).toEqual(['card-withdrawn']);
  });

  it('takes gender and birth date from the ID number where the row is silent', () =>
    expect(judged({ gender: null, bornOn: null }).values).toMatchObject({ gender: 'female', bornOn: '1991-09-22' }));

  it('reads full-width digits without asking anybody', () =>
    expect(judged({ phone: '19900000000' })).toMatchObject({
      verdict: 'new',
      warnings: [],
      values: { phone: '19900000000' },
    }));

  it('finds the union by its name when there is no code', () =>
    expect(judged({ unionCode: null, unionName: '第8镇第1基层工会' }).values?.unionId).toBe('u1'));

  it('goes to the union that brings the roster when it names none', () =>
    expect(judged({ unionCode: null }, undefined, OTHER).values?.unionId).toBe('u2'));
});

describe('a row is warned of', () => {
  it.each<[string, Fields, Partial<RegisteredMember> | undefined, string[]]>([
    ['blanks in the name', { name: ' 彭 梅 ' }, undefined, ['name-spaces-removed']],
    ['a phone kept as a number', { phone: 19900000000 }, undefined, ['phone-stored-as-number']],
    ['neither phone nor joining date', { phone: null, joinedOn: '无' }, undefined, ['no-phone', 'no-joining-date']],
    ['no category', { category: null }, undefined, ['no-category']],
    ['a union name that is not that of the code', { unionName: '第9镇工会' }, undefined, ['union-name-differs']],
    ['an ID number that is registered under another name', { name: '彭美' }, {}, ['name-differs']],
    ['a member who stands in another union', { unionCode: '0010802' }, {}, ['moves-union']],
    ['a member who has left', {}, { inRegister: false }, ['not-in-register']],
  ])('%s', (_, fields, member, codes) => {
    const verdict = judged(fields, member);
    expect(codesOf(verdict.warnings)).toEqual(codes);
    expect(verdict.verdict).not.toBe('refused');
  });
});

describe('the post of a member', () => {
  it.each<[string, string[] | null]>([
    ['倒班、一线', ['front-line', 'shift']],
    ['高溫 戶外作業', ['outdoor']],
    ['教师，教师', ['teacher']],
    ['会计', null],
  ])('%s is read as %j', (postTraits, traits) =>
    expect(judged({ postTraits }).values).toMatchObject({ postTraits: traits }),
  );

  it('a word that is no trait is left out with a remark, and the row comes in', () => {
    const { verdict, remarks } = judged({ postTraits: '焊工、倒班' });
    expect(verdict).toBe('new');
    expect(JSON.stringify(remarks)).toContain('“焊工”不是岗位特点');
  });

  it('the street is kept as it is written', () =>
    expect(judged({ street: ' 东湖街道 ' }).values).toMatchObject({ street: '东湖街道' }));

  it('an empty cell takes nothing away, another word replaces what was noted', () => {
    expect(judged({}, { postTraits: ['shift'] }).verdict).toBe('unchanged');
    expect(judged({ postTraits: '一线' }, { postTraits: ['shift'] })).toMatchObject({
      verdict: 'changed',
      changes: [{ field: 'postTraits', from: '倒班', to: '一线' }],
    });
  });
});

describe('a row is refused', () => {
  it.each<[Fields, string]>([
    [{ name: null }, 'name-missing'],
    [{ idNumber: null }, 'id-missing'],
    [{ idNumber: '990101199109220027' }, 'id-check-digit'],
    [{ idNumber: numberCell('990101199109220026') }, 'digits-lost'],
    [{ idNumber: '9.90101E+17' }, 'digits-lost'],
    [{ idNumber: { kind: 'formula', text: '990101199109220026' } }, 'formula-in-cell'],
    [{ phone: '1990000' }, 'phone-length'],
    [{ bankCard: '9999990000000000015' }, 'card-check-digit'],
    [{ bankCard: numberCell('9999990000000000014') }, 'digits-lost'],
    [{ gender: '男' }, 'gender-contradicts-id'],
    [{ bornOn: '1991-09-23' }, 'birth-date-contradicts-id'],
    [{ joinedOn: '2031-01-01' }, 'joining-date-in-future'],
    [{ joinedOn: '1990-01-01' }, 'joining-date-before-birth'],
    [{ category: '临时' }, 'unknown-category'],
    [{ modelWorkerLevel: '宇宙级' }, 'unknown-model-worker-level'],
    [{ unionCode: '999999' }, 'unknown-union-code'],
    [{ unionCode: null }, 'union-missing'],
    [{ unionCode: null, unionName: '没有这个工会名' }, 'unknown-union-name'],
    [{ unionCode: null, unionName: '第8镇第2基层工会' }, 'union-name-ambiguous'],
  ])('%j: %s', (fields, code) =>
    expect(judged(fields)).toMatchObject({ verdict: 'refused', values: null, refusals: [{ code }] }),
  );

  it('for one reason where there is one', () => expect(judged({ idNumber: null }).refusals).toHaveLength(1));

  it('with a hint when the code was kept as a number and lost its zeros', () =>
    expect(judged({ unionCode: 10801 }).refusals[0]!.message).toContain('前面的 0 可能丢了'));

  it('without personal data in what is said', () => {
    const verdict = judged({ idNumber: '990101199109220027', phone: '1990000', bankCard: '99999900000000000' });
    const said = JSON.stringify([verdict.refusals, verdict.warnings, verdict.remarks]);
    for (const secret of ['99010119910922', '1990000', '999999000', '彭梅']) expect(said).not.toContain(secret);
  });
});
