import path from 'node:path';
import { Readable } from 'node:stream';
import { type Cell, writeOds, writeXlsx } from 'hucre';
import { bareWorkbook, ROWS, rowsOf, workbookOf } from '../testing/workbook-files';
import { openWorkbook, type WorkbookSource } from './open-workbook';

const DEMO = path.join(__dirname, '../../../../apps/quickstart/demo');

const textsOf = async (source: WorkbookSource) =>
  (await rowsOf(source)).map(({ cells }) => cells.map((cell) => cell.text));

describe('a workbook is read as it was written', () => {
  it.each(['shared', 'inline'] as const)('.xlsx with %s strings', async (stringMode) => {
    const rows = await rowsOf(await workbookOf({}, { stringMode }));
    expect(rows[1]).toEqual({
      sheetName: '名册',
      rowNumber: 2,
      cells: [
        { kind: 'text', text: '彭梅' },
        { kind: 'text', text: '990101199109220026' },
        { kind: 'number', text: '800.5' },
      ],
    });
  });

  it('.ods', async () => {
    const ods = Buffer.from(await writeOds({ sheets: [{ name: '名册', rows: ROWS }] }));
    expect(await textsOf(ods)).toEqual([ROWS[0], ['彭梅', '990101199109220026', '800.5']]);
  });

  it.each<[string, Buffer]>([
    ['UTF-8', Buffer.from('姓名,证件号码\n彭梅,990101199109220026\n')],
    ['UTF-8 with a mark', Buffer.from('\uFEFF姓名,证件号码\r\n彭梅,"990101199109220026"\r\n')],
    ['UTF-16', Buffer.from('\uFEFF姓名\t证件号码\n彭梅\t990101199109220026\n', 'utf16le')],
    ['GB18030', Buffer.from('d0d5c3fb2cd6a4bcfebac5c2eb0ac5edc3b72c3939303130313139393130393232303032360a', 'hex')],
    ['text kept by ="…"', Buffer.from('姓名,证件号码\n彭梅,"=""990101199109220026"""\n')],
  ])('.csv: %s', async (_, bytes) =>
    expect(await textsOf(bytes)).toEqual([
      ['姓名', '证件号码'],
      ['彭梅', '990101199109220026'],
    ]),
  );

  it('from a path and from a stream', async () => {
    const file = path.join(DEMO, '组织.xlsx');
    expect(await rowsOf(file)).toHaveLength(153);
    expect(await textsOf(Readable.from([await workbookOf()]))).toHaveLength(2);
  });

  it('with its rows numbered as the spreadsheet shows them, blank ones left out', async () => {
    const rows = await rowsOf(
      bareWorkbook('<row r="3"><c r="B3"><v>7</v></c></row><row r="9"/><row r="12"><c><v>8</v></c></row>'),
    );
    expect(rows.map(({ rowNumber, cells }) => [rowNumber, cells.map((cell) => cell.text)])).toEqual([
      [3, ['', '7']],
      [12, ['8']],
    ]);
  });

  it('with dates as days, in both date systems', async () => {
    const sheet = '<row><c s="1"><v>42370.5</v></c><c><v>42370</v></c></row>';
    const [row] = await rowsOf(bareWorkbook(sheet));
    expect(row!.cells).toEqual([
      { kind: 'date', text: '2016-01-01' },
      { kind: 'number', text: '42370' },
    ]);
    const from1904 = await openWorkbook(
      bareWorkbook('<row><c s="1"><v>40908</v></c></row>', [], '<workbookPr date1904="1"/>'),
    );
    expect(from1904.dateSystem).toBe('1904');
    for await (const { cells } of from1904.rows(0)) expect(cells).toEqual([{ kind: 'date', text: '2016-01-01' }]);
  });

  it('with numbers of more than 15 digits marked', async () => {
    const [row] = await rowsOf(
      bareWorkbook('<row><c><v>9.9010119910922E+17</v></c><c><v>990101199109220026</v></c></row>'),
    );
    expect(row!.cells).toEqual([
      { kind: 'number', text: '990101199109220000', digitsLost: true },
      { kind: 'number', text: '990101199109220026', digitsLost: true },
    ]);
  });

  it('with formulas and errors marked, whatever value stands there', async () => {
    const cells = new Map<string, Partial<Cell>>([
      ['1,2', { value: 800.5, formula: 'SUM(1,2)', formulaResult: 800.5 }],
    ]);
    expect((await rowsOf(await workbookOf({ cells })))[1]!.cells[2]).toMatchObject({ kind: 'formula' });
    const [row] = await rowsOf(
      bareWorkbook('<row><c><f>A1</f><v>5</v></c><c t="e"><v>#N/A</v></c><c t="b"><v>1</v></c></row>'),
    );
    expect(row!.cells.map(({ kind, text: shown }) => [kind, shown])).toEqual([
      ['formula', '5'],
      ['error', '#N/A'],
      ['boolean', '是'],
    ]);
    const ods = Buffer.from(await writeOds({ sheets: [{ name: '表', rows: ROWS, cells }] }));
    expect((await rowsOf(ods))[1]!.cells[2]!.kind).toBe('formula');
    expect((await rowsOf(Buffer.from('姓名,金额\n彭梅,=1+2\n')))[1]!.cells[1]!.kind).toBe('formula');
  });

  it('with entities, escapes and rich text put together, phonetic signs left out', async () => {
    const sheet =
      '<row><c t="inlineStr"><is><r><t>甲&amp;</t></r><r><t>&#20057;_x0041_</t></r><rPh><t>jia</t></rPh></is></c></row>';
    expect(await textsOf(bareWorkbook(sheet))).toEqual([['甲&乙A']]);
  });

  it('whatever its name says and however often it is read', async () => {
    const workbook = await openWorkbook(await workbookOf());
    for (const _ of [1, 2]) {
      let count = 0;
      for await (const row of workbook.rows(0)) count += row.cells.length > 0 ? 1 : 0;
      expect(count).toBe(2);
    }
  });

  it('hidden sheets are told from the others', async () => {
    const sheets = [
      { name: '名册', rows: ROWS },
      { name: '字典', rows: ROWS, hidden: true },
    ];
    const { sheets: listed } = await openWorkbook(Buffer.from(await writeXlsx({ sheets })));
    expect(listed.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['名册', false],
      ['字典', true],
    ]);
  });

  it('leaves out what no database holds and nobody sees', async () => {
    const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
    const [row] = await rowsOf(
      bareWorkbook(`<row>${['一_x0000_组', '二&#xD83D;组', '三😀组', '&#0;'].map(cell).join('')}</row>`),
    );
    expect(row!.cells.map(({ text }) => text)).toEqual(['一组', '二组', '三😀组']);
  });
});
