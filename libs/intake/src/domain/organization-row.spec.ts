import { aSheet, type CellInput } from '../testing/sheet-rows';
import type { OrganizationContext, RegisteredUnion, UnionKindReaders } from './organization-context';
import { inTreeOrder, judgeOrganizations } from './organization-row';

const WORDS: Record<string, string> = {
  总工会: 'federation',
  工会联合会: 'joint',
  基层工会: 'union',
  工会小组: 'group',
};
const ORDER = ['federation', 'joint', 'union', 'group'];
const kinds: UnionKindReaders = {
  kindOf: (word) => WORDS[word],
  label: (kind) => Object.keys(WORDS).find((word) => WORDS[word] === kind) ?? kind,
  fits: (kind, parent) => (parent === null ? kind === 'federation' : ORDER.indexOf(parent) < ORDER.indexOf(kind)),
};
const columns = { code: 0, name: 1, kind: 2, parentCode: 3, parentName: 4, region: 5 };

const CITY: RegisteredUnion = {
  id: 'u1',
  code: '001',
  name: '云川市总工会',
  kind: 'federation',
  parentCode: null,
  region: '云川市',
};
const TOWN: RegisteredUnion = {
  id: 'u2',
  code: '00101',
  name: '第1镇工会联合会',
  kind: 'joint',
  parentCode: '001',
  region: null,
};

function contextWith(registered: readonly RegisteredUnion[] = []): OrganizationContext {
  return {
    columns,
    kinds,
    unionByCode: (code) => registered.find((union) => union.code === code),
    unionsByName: (name) => registered.filter((union) => union.name === name),
    rootCode: registered.find((union) => union.parentCode === null)?.code ?? null,
  };
}

const judge = (rows: CellInput[][], registered?: readonly RegisteredUnion[]) =>
  judgeOrganizations(aSheet(rows), contextWith(registered));
const said = (rows: CellInput[][], registered?: readonly RegisteredUnion[]) =>
  judge(rows, registered).map(({ verdict, refusals }) => [verdict, ...refusals.map(({ code }) => code)].join(' '));

const TOP: CellInput[] = ['001', '云川市总工会', '总工会', null, null, '云川市'];
const JOINT: CellInput[] = ['00101', '第1镇工会联合会', '工会联合会', '001'];
const UNION: CellInput[] = ['0010101', '第1镇第1基层工会', '基层工会', '00101'];

describe('a sheet of unions', () => {
  it('comes in whatever the order of its rows, and is created from the top', () => {
    const verdicts = judge([UNION, JOINT, TOP]);
    expect(verdicts.map(({ verdict }) => verdict)).toEqual(['new', 'new', 'new']);
    expect(inTreeOrder(verdicts).map(({ values }) => values!.code)).toEqual(['001', '00101', '0010101']);
  });

  it('finds superiors in the register too, by code or by name', () => {
    expect(said([UNION], [CITY, TOWN])).toEqual(['new']);
    expect(judge([['0010101', '甲', '基层工会', null, '第1镇工会联合会']], [CITY, TOWN])[0]).toMatchObject({
      verdict: 'new',
      values: { parentCode: '00101' },
    });
  });

  it('is unchanged when it comes a second time, and empty cells take nothing away', () =>
    expect(said([['001', '云川市总工会', '总工会'], JOINT], [CITY, TOWN])).toEqual(['unchanged', 'unchanged']));

  it('shows what changes, from → to', () => {
    const [verdict] = judge([['00101', '第1镇联合工会', '工会联合会', '001', null, '第1镇']], [CITY, TOWN]);
    expect(verdict).toMatchObject({
      verdict: 'changed',
      changes: [
        { field: 'name', from: '第1镇工会联合会', to: '第1镇联合工会' },
        { field: 'region', from: null, to: '第1镇' },
      ],
    });
  });

  it('warns of a move below another superior', () => {
    const [, moved] = judge(
      [
        ['00102', '第2镇工会联合会', '工会联合会', '001'],
        ['0010101', '甲', '基层工会', '00102'],
      ],
      [CITY, TOWN, { ...TOWN, id: 'u3', code: '0010101', name: '甲', kind: 'union', parentCode: '00101' }],
    );
    expect(moved).toMatchObject({ verdict: 'changed', warnings: [{ code: 'moves-below-other-union' }] });
  });
});

describe('a union is refused', () => {
  it.each<[string, CellInput[][], string[]]>([
    ['without code, name or kind', [[null, null, null, '001']], ['refused code-missing name-missing kind-missing']],
    ['of an unknown kind', [TOP, ['00101', '甲', '协会', '001']], ['new', 'refused unknown-kind']],
    ['when its code stands in the file twice', [TOP, JOINT, JOINT], ['new', 'new', 'refused code-twice']],
    ['when nobody knows its superior', [TOP, ['00101', '甲', '基层工会', '009']], ['new', 'refused unknown-parent']],
    [
      'below a union that is refused itself',
      [TOP, ['00101', '甲', '协会', '001'], UNION],
      ['new', 'refused unknown-kind', 'refused parent-refused'],
    ],
    ['as a second top of the tree', [TOP, ['002', '另一总工会', '总工会']], ['new', 'refused second-top']],
    ['as a top that is no federation', [['0010101', '甲', '基层工会']], ['refused kind-does-not-fit']],
    [
      'as a joint union below a grass-roots union',
      [TOP, ['1', '甲', '基层工会', '001'], ['2', '乙', '工会联合会', '1']],
      ['new', 'new', 'refused kind-does-not-fit'],
    ],
    ['when it is its own superior', [TOP, ['1', '甲', '工会联合会', '1']], ['new', 'refused parent-cycle']],
    [
      'when superiors go round in a circle',
      [TOP, ['1', '甲', '工会联合会', '2'], ['2', '乙', '工会联合会', '1'], ['3', '丙', '基层工会', '2']],
      ['new', 'refused parent-cycle', 'refused parent-cycle', 'refused parent-refused'],
    ],
    ['when its code is a formula', [[{ kind: 'formula', text: '001' }, '甲', '总工会']], ['refused formula-in-cell']],
  ])('%s', (_, rows, expected) => expect(said(rows)).toEqual(expected));

  it('as a further top when the register has one', () =>
    expect(said([['002', '另一总工会', '总工会']], [CITY])).toEqual(['refused parent-missing']));

  it('when a move in the file and the register together make a circle', () => {
    const below = { ...TOWN, id: 'u4', code: '0010101', name: '乙', parentCode: '00101' };
    expect(said([['00101', '第1镇工会联合会', '工会联合会', '0010101']], [CITY, TOWN, below])).toEqual([
      'refused parent-cycle',
    ]);
  });

  it('and the row that came first is named', () => {
    const [, , double] = judge([TOP, JOINT, JOINT]);
    expect(double!.refusals[0]).toMatchObject({ otherRow: 2, message: '编码与第 2 条（表格第 2 行）重复，请只留一行' });
  });
});
