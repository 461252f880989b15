import { OfficialDayJudge, refuseIncomplete, verdictOf } from './official-day-row';
import { textCell } from './sheet-cell';

const offOf = (word: string): boolean | null => (word === '休' ? true : word === '班' ? false : null);
const judgeFor = (isFederation = true) =>
  new OfficialDayJudge({ columns: { date: 0, name: 1, off: 2 }, dateSystem: '1900', offOf, isFederation });
const row = (...cells: string[]) => ({ sheetName: '放假安排', rowNumber: 2, cells: cells.map(textCell) });

describe('a row of official days', () => {
  it.each([
    [['2027-02-05', '春节', '休'], { date: '2027-02-05', name: '春节', off: true }],
    [['2027/2/14', '春节', '班'], { date: '2027-02-14', name: '春节', off: false }],
    [['2027年2月14日', '', '班'], { date: '2027-02-14', name: '', off: false }],
  ])('%j is read', (cells, values) => expect(judgeFor().read(row(...cells)).values).toEqual(values));

  it.each([
    [['', '春节', '休'], 'date-missing'],
    [['2027-02-05', '春节', ''], 'off-missing'],
    [['2027-02-05', '春节', '也许'], 'off-unknown'],
  ])('%j is refused: %s', (cells, code) =>
    expect(
      judgeFor()
        .read(row(...cells))
        .reader.refusals.map((refusal) => refusal.code),
    ).toEqual([code]),
  );

  it('of a union below the federation is refused', () =>
    expect(judgeFor(false).read(row('2027-02-05', '春节', '休')).reader.refusals[0]!.code).toBe('federation-only'));
});

describe('a list of official days', () => {
  it('with a row that cannot be read keeps all rows out', () => {
    const judge = judgeFor();
    const rows = [judge.read(row('2027-02-05', '春节', '休')), judge.read(row('2027-02-06', '春节', '?'))];
    refuseIncomplete(rows);
    expect(rows.map((each) => verdictOf(each, () => false).verdict)).toEqual(['refused', 'refused']);
    expect(rows[0]!.reader.refusals[0]).toMatchObject({ code: 'list-incomplete', otherRow: 2 });
  });

  it('says which days are known already', () => {
    const read = judgeFor().read(row('2027-02-05', '春节', '休'));
    expect(verdictOf(read, () => true).verdict).toBe('unchanged');
    expect(verdictOf(read, () => false).verdict).toBe('new');
  });
});
