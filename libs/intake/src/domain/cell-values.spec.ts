import { aCell, type CellInput } from '../testing/sheet-rows';
import { readCivilDate, readCode, readGender, readMoney, readText, readYesNo } from './cell-values';
import type { CellReading } from './row-note';
import { numberCell, type SheetCell } from './sheet-cell';

const outcome = <Value>(reading: CellReading<Value>) =>
  reading.ok ? [reading.value, ...reading.warnings.map(({ code }) => code)] : reading.refusal.code;
const dateOf = (input: CellInput, system: '1900' | '1904' = '1900') => outcome(readCivilDate(aCell(input), system));
const moneyOf = (input: CellInput) => outcome(readMoney(aCell(input)));

const FORMULA: SheetCell = { kind: 'formula', text: '800' };
const ERROR: SheetCell = { kind: 'error', text: '#N/A' };

describe('a date is read however it is written', () => {
  it.each<[CellInput, unknown[]]>([
    ['2015-03-09', ['2015-03-09']],
    ['2015-3-9', ['2015-03-09']],
    ['2015-03-09 00:00:00', ['2015-03-09']],
    ['2015/3/9', ['2015-03-09', 'date-with-slashes']],
    ['2015/3/9', ['2015-03-09', 'date-with-slashes']],
    ['2015.3.9', ['2015-03-09', 'date-with-dots']],
    ['2015年3月9日', ['2015-03-09', 'date-in-words']],
    [' 2015 年 3 月 9 日 ', ['2015-03-09', 'date-in-words']],
    ['20150309', ['2015-03-09', 'date-as-digits']],
    [20150309, ['2015-03-09', 'date-as-digits']],
    [42370, ['2016-01-01', 'date-stored-as-serial']],
    ['42370', ['2016-01-01', 'date-stored-as-serial']],
    [42370.75, ['2016-01-01', 'date-stored-as-serial']],
    [{ kind: 'date', text: '2015-03-09' }, ['2015-03-09']],
    [null, [null]],
    ['—', [null]],
    ['无', [null]],
  ])('%j', (input, expected) => expect(dateOf(input)).toEqual(expected));

  it('a serial number counts from 1904 when the workbook says so', () =>
    expect(dateOf(40908, '1904')).toEqual(['2016-01-01', 'date-stored-as-serial']));

  it.each<[CellInput, string]>([
    ['2015-02-29', 'date-not-in-calendar'],
    ['2015/13/1', 'date-not-in-calendar'],
    ['2015年3月', 'date-incomplete'],
    ['2015', 'date-incomplete'],
    [2015, 'date-incomplete'],
    ['3/9/2015', 'date-unclear'],
    ['去年春天', 'date-unclear'],
    [99999, 'date-unclear'],
    [FORMULA, 'formula-in-cell'],
    [ERROR, 'error-in-cell'],
  ])('%j is refused: %s', (input, code) => expect(dateOf(input)).toBe(code));
});

describe('an amount is read to the fen', () => {
  it.each<[CellInput, bigint | null]>([
    ['800.50', 80_050n],
    [800.5, 80_050n],
    [0, 0n],
    ['¥1,234.50', 123_450n],
    ['¥1,234.50元', 123_450n],
    ['RMB 1,000,000', 100_000_000n],
    ['500元整', 50_000n],
    ['1234.5000', 123_450n],
    [999999999999.99, 99_999_999_999_999n],
    [null, null],
    ['-', null],
  ])('%j', (input, fen) => expect(moneyOf(input)).toEqual([fen]));

  it.each<[CellInput, string]>([
    ['1.5万', 'money-not-in-yuan'],
    ['3萬元', 'money-not-in-yuan'],
    ['12.345', 'money-below-fen'],
    ['-5', 'money-negative'],
    ['12,34', 'money-unclear'],
    ['五百', 'money-not-in-yuan'],
    ['1e3', 'money-unclear'],
    [1e15, 'digits-lost'],
    [FORMULA, 'formula-in-cell'],
  ])('%j is refused: %s', (input, code) => expect(moneyOf(input)).toBe(code));
});

describe('no digit is lost in silence', () => {
  it('18 digits kept as text stay as they are', () =>
    expect(outcome(readCode(aCell('990101199109220026')))).toEqual(['990101199109220026']));

  it.each<CellInput>([numberCell('990101199109220026'), '9.90101E+17', 1234567890123456])(
    '%j is marked and refused',
    (input) => expect(outcome(readText(aCell(input)))).toBe('digits-lost'),
  );

  it('a phone number kept as a number has lost none', () =>
    expect(outcome(readText(aCell(19900006666)))).toEqual(['19900006666']));

  it('a computed fraction keeps what a person sees', () =>
    expect(numberCell('1234.5599999999999').text).toBe('1234.56'));
});

describe('words with few meanings', () => {
  it.each([
    ['女', 'female'],
    [' 男性 ', 'male'],
    ['M', 'male'],
  ])('gender %j', (text, gender) => expect(outcome(readGender(aCell(text)))).toEqual([gender]));
  it('an unknown gender is refused', () => expect(outcome(readGender(aCell('甲')))).toBe('gender-unclear'));

  it.each([
    ['是', true],
    ['√', true],
    ['已簽收', true],
    ['否', false],
    ['×', false],
    ['無', false],
  ])('yes or no: %j', (text, answer) => expect(outcome(readYesNo(aCell(text)))).toEqual([answer]));
  it('an unclear answer is refused', () => expect(outcome(readYesNo(aCell('也许')))).toBe('yes-no-unclear'));
});
