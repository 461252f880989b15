import { randomBytes } from 'node:crypto';
import { DomainProblem } from '@app/kernel';
import { bareWorkbook, REL, rowsOf, SHEET_RELATION, textPart, workbookOf, zipOf } from '../testing/workbook-files';
import type { WorkbookSource } from './open-workbook';
import type { ReadingLimits } from './reading-limits';
import { readSharedStrings } from './shared-strings';

const MB = 1024 * 1024;

const refusalOf = async (source: WorkbookSource, options?: Partial<ReadingLimits>): Promise<string> => {
  const error = await rowsOf(source, options).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(DomainProblem);
  expect((error as DomainProblem).detail).toMatch(/^[\u4e00-\u9fff].*(请|超过).*$/);
  return (error as DomainProblem).code;
};

describe('a wrong file is refused with a sentence', () => {
  const zeros = Buffer.alloc(50 * MB);
  const compound = (name: string) =>
    Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.alloc(1024),
      Buffer.from(name, 'utf16le'),
      Buffer.alloc(512),
    ]);

  it.each<[string, string, () => Buffer | Promise<Buffer>]>([
    ['nothing', 'intake.empty', () => Buffer.alloc(0)],
    ['blanks', 'intake.empty', () => Buffer.from(' \n ')],
    ['a workbook without a row', 'intake.empty', () => bareWorkbook('')],
    [
      'a workbook of blank cells',
      'intake.empty',
      () => bareWorkbook('<row><c t="inlineStr"><is><t> </t></is></c></row>'),
    ],
    ['random bytes', 'intake.not-a-workbook', () => randomBytes(4096)],
    ['zeros', 'intake.not-a-workbook', () => Buffer.alloc(1000)],
    ['a picture', 'intake.not-a-workbook', () => Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
    [
      'a web page that calls itself a workbook',
      'intake.not-a-workbook',
      () => Buffer.from('<html><table><tr><td>1</td></tr></table>\n'),
    ],
    ['an old Word document', 'intake.not-a-workbook', () => compound('WordDocument')],
    [
      'a Word document',
      'intake.not-a-workbook',
      () => zipOf([textPart('[Content_Types].xml', '<Types/>'), textPart('word/document.xml', '<a/>')]),
    ],
    ['any other zip', 'intake.not-a-workbook', () => zipOf([textPart('a.txt', 'a')])],
    ['a binary workbook', 'intake.not-a-workbook', () => zipOf([textPart('xl/workbook.bin', 'a')])],
    ['a workbook without a sheet', 'intake.no-sheet', () => noSheet()],
    [
      'an encrypted workbook',
      'intake.encrypted',
      () => workbookOf({}, { encryption: { password: 'x', spinCount: 10 } }),
    ],
    ['an encrypted zip', 'intake.encrypted', () => zipOf([{ ...textPart('xl/workbook.xml', 'a'), flags: 1 }])],
    [
      'an encrypted .ods',
      'intake.encrypted',
      () => zipOf([textPart('content.xml', 'x'), textPart('META-INF/manifest.xml', '<m><encryption-data/></m>')]),
    ],
    [
      'an encrypted .xls',
      'intake.encrypted',
      () =>
        Buffer.concat([
          compound('Workbook'),
          Buffer.from('0908100000060500', 'hex'),
          Buffer.alloc(12),
          Buffer.from('2f003600', 'hex'),
          Buffer.alloc(64),
        ]),
    ],
    ['macros', 'intake.macros', () => workbookOf({}, { vbaProject: new Uint8Array([1, 2, 3]) })],
    [
      'macros that only the table of contents tells of',
      'intake.macros',
      () =>
        zipOf([
          textPart(
            '[Content_Types].xml',
            '<Types><Override ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>',
          ),
          textPart('xl/workbook.xml', '<a/>'),
        ]),
    ],
    [
      'macros in an .xls',
      'intake.macros',
      () => Buffer.concat([compound('Workbook'), Buffer.from('_VBA_PROJECT_CUR', 'utf16le')]),
    ],
    ['50 MB of zeros', 'intake.too-large', () => zeros],
    [
      '50 MB of zeros in a zip',
      'intake.unpacks-too-large',
      () => zipOf([{ name: 'xl/worksheets/sheet1.xml', content: zeros }]),
    ],
    [
      '50 MB of zeros for a sheet that claims to be small',
      'intake.unpacks-too-large',
      () => withSheet({ content: zeros, declared: 1000 }),
    ],
    ['a workbook cut off', 'intake.damaged', async () => (await workbookOf()).subarray(0, 1500)],
    ['a workbook with a wrong byte', 'intake.damaged', async () => withWrongByte(await workbookOf())],
    [
      'a document type with entities of its own',
      'intake.damaged',
      () => bareWorkbook('', [], '<!DOCTYPE a [<!ENTITY b "c">]>'),
    ],
    ['an .ods that is none inside', 'intake.not-a-workbook', () => zipOf([textPart('content.xml', '<office/>')])],
    ['an .xls that is none inside', 'intake.damaged', () => compound('Workbook')],
  ])('%s: %s', async (_, code, make) => expect(await refusalOf(await make())).toBe(code));

  /** Each would have taken the whole process with it. */
  it.each<[string, string, () => Buffer]>([
    ['a line of nothing but commas', 'intake.unpacks-too-large', () => Buffer.alloc(29 * MB, ',')],
    [
      'a line that never ends',
      'intake.damaged',
      () => Buffer.concat([Buffer.from('a,b\n'), Buffer.alloc(29 * MB, 'x')]),
    ],
    [
      'a quote that never ends',
      'intake.damaged',
      () => Buffer.concat([Buffer.from('a,b\n"'), Buffer.alloc(29 * MB, 'x\n')]),
    ],
    ['nothing but quotes', 'intake.damaged', () => Buffer.concat([Buffer.from('a,b\n'), Buffer.alloc(29 * MB, '"')])],
    ['an .ods whose cells repeat themselves', 'intake.unpacks-too-large', () => odsOf(REPEATED.repeat(4_100))],
    ['two names for one sheet', 'intake.damaged', () => sheetsNamed(2)],
    ['a thousand sheets', 'intake.unpacks-too-large', () => sheetsNamed(1_000)],
  ])('%s: %s', async (_, code, make) => expect(await refusalOf(make())).toBe(code));

  const CELL = '<table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell>';
  const REPEATED = `<table:table-row>${CELL.replace(' office', ' table:number-columns-repeated="500" office')}</table:table-row>`;
  const odsOf = (rows: string): Buffer => {
    const names = ['office', 'table', 'text'].map(
      (name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`,
    );
    const table = `<office:body><office:spreadsheet><table:table table:name="a">${rows}</table:table></office:spreadsheet></office:body>`;
    return zipOf([
      textPart('mimetype', 'application/vnd.oasis.opendocument.spreadsheet'),
      textPart('content.xml', `<office:document-content ${names.join(' ')}>${table}</office:document-content>`),
    ]);
  };
  const sheetsNamed = (count: number): Buffer =>
    zipOf([
      textPart('[Content_Types].xml', '<Types/>'),
      textPart(
        '_rels/.rels',
        `<Relationships><Relationship Id="r" Type="${REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      ),
      textPart(
        'xl/workbook.xml',
        `<workbook xmlns:r="${REL}"><sheets>${'<sheet name="表" r:id="r1"/>'.repeat(count)}</sheets></workbook>`,
      ),
      textPart('xl/_rels/workbook.xml.rels', `<Relationships>${SHEET_RELATION}</Relationships>`),
      textPart('xl/worksheets/sheet1.xml', '<worksheet/>'),
    ]);

  it('a table of millions of empty texts', async () => {
    const table = async function* () {
      for (let megabyte = 0; megabyte < 14; megabyte++) yield Buffer.from('<si/>'.repeat(200_000));
    };
    await expect(readSharedStrings(table())).rejects.toMatchObject({ code: 'intake.unpacks-too-large' });
  });

  it('more rows than can be taken in at once', async () =>
    expect(await refusalOf(await workbookOf(), { rows: 1 })).toBe('intake.too-many-rows'));

  it('a file over the limit, before the rest of it is read', async () => {
    let read = 0;
    const endless = async function* () {
      for (;;) yield ((read += MB), Buffer.alloc(MB));
    };
    expect(await refusalOf(endless(), { fileBytes: 3 * MB })).toBe('intake.too-large');
    expect(read).toBe(4 * MB);
  });

  const noSheet = () => {
    const relations = `<Relationships><Relationship Id="r" Type="${REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;
    return zipOf([
      textPart('[Content_Types].xml', '<Types/>'),
      textPart('_rels/.rels', relations),
      textPart('xl/workbook.xml', '<workbook><sheets/></workbook>'),
    ]);
  };
  const withSheet = (sheet: { content: Buffer; declared: number }) => {
    const relations = `<Relationships>${SHEET_RELATION}</Relationships>`;
    return zipOf([
      textPart('[Content_Types].xml', '<Types/>'),
      textPart(
        '_rels/.rels',
        `<Relationships><Relationship Id="r" Type="${REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      ),
      textPart(
        'xl/workbook.xml',
        `<workbook xmlns:r="${REL}"><sheets><sheet name="表" r:id="r1"/></sheets></workbook>`,
      ),
      textPart('xl/_rels/workbook.xml.rels', relations),
      { name: 'xl/worksheets/sheet1.xml', ...sheet },
    ]);
  };
  const withWrongByte = (bytes: Buffer) => {
    const at = bytes.indexOf('xl/worksheets/sheet1.xml') + 60;
    bytes[at] = bytes[at]! ^ 0xff;
    return bytes;
  };
});
