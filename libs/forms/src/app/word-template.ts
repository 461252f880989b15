import {
  AlignmentType,
  Document,
  Footer,
  Packer,
  PageOrientation,
  Paragraph,
  type ISectionOptions,
  type ParagraphChild,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import type { FactCell, FormBlock, FormDefinition } from '../domain/form';

/** Named, not embedded: what Chinese offices have, and what other systems put in its place. */
const BODY_FONT = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '宋体' };
const TITLE_FONT = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '黑体' };
/** Half points. */
const SIZE = { title: 36, heading: 28, body: 24, table: 21, footer: 18 } as const;
/** Twentieths of a point; an A4 page between its margins. */
const MARGIN = 1134;
const A4 = { width: 11906, height: 16838 };
const LINE_HEIGHT = 400;

const ALIGNMENTS = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const;
const FOOTER_TEXT = '验真码 {{验真码}} · 到 {{验真网址}} 输入验真码，可以核对这张文书是不是工会发出的';

/** The built-in template as a Word file, with its placeholders in it. */
export function builtInTemplate(form: FormDefinition): Promise<Buffer> {
  const width = (form.landscape ? A4.height : A4.width) - 2 * MARGIN;
  const section: ISectionOptions = {
    properties: {
      page: {
        margin: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN },
        size: { ...A4, ...(form.landscape && { orientation: PageOrientation.LANDSCAPE }) },
      },
    },
    footers: { default: new Footer({ children: [centered(run(FOOTER_TEXT, SIZE.footer))] }) },
    children: form.layout.flatMap((block) => blockOf(block, width)),
  };
  const styles = { default: { document: { run: { font: BODY_FONT, size: SIZE.body } } } };
  return Packer.toBuffer(new Document({ creator: '暖家', title: form.title, styles, sections: [section] }));
}

type Block<K extends FormBlock['kind']> = Extract<FormBlock, { readonly kind: K }>;

const BLOCKS: { readonly [K in FormBlock['kind']]: (block: Block<K>, width: number) => (Paragraph | Table)[] } = {
  title: ({ text }) => [centered(new TextRun({ text, font: TITLE_FONT, size: SIZE.title, bold: true }), 240)],
  heading: ({ text }) => [paragraph(new TextRun({ text, font: TITLE_FONT, size: SIZE.heading }), { before: 240 })],
  paragraph: ({ text, align, indent }) => [
    new Paragraph({
      children: [run(text, SIZE.body)],
      alignment: ALIGNMENTS[align ?? 'left'],
      spacing: { after: 120, line: LINE_HEIGHT },
      ...(indent && { indent: { firstLineChars: 200 } }),
    }),
  ],
  facts: ({ lines }, width) => [factTable(lines, width), gap()],
  rows: (block, width) => [rowTable(block, width), gap()],
  signatures: ({ lines }, width) => lines.map((words) => signatureLine(words, width)),
};

const blockOf = (block: FormBlock, width: number): (Paragraph | Table)[] => BLOCKS[block.kind](block as never, width);

const run = (text: string, size: number, bold = false): TextRun => new TextRun({ text, size, bold });
const paragraph = (child: ParagraphChild, spacing: { before?: number; after?: number } = {}): Paragraph =>
  new Paragraph({ children: [child], spacing: { after: 120, ...spacing } });
const centered = (child: ParagraphChild, after = 0): Paragraph =>
  new Paragraph({ children: [child], alignment: AlignmentType.CENTER, spacing: { after } });
const gap = (): Paragraph => new Paragraph({ spacing: { after: 120 } });

interface CellShape {
  readonly width: number;
  readonly span?: number;
  readonly bold?: boolean;
  readonly align?: keyof typeof ALIGNMENTS;
  /** Room above and below, in twentieths of a point. */
  readonly room?: number;
}

function cell(text: string, { width, span = 1, bold = false, align = 'left', room = 60 }: CellShape): TableCell {
  return new TableCell({
    columnSpan: span,
    width: { size: Math.round(width), type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    margins: { top: room, bottom: room, left: 90, right: 90 },
    children: [new Paragraph({ children: [run(text, SIZE.table, bold)], alignment: ALIGNMENTS[align] })],
  });
}

const table = (rows: TableRow[], columnWidths: number[]): Table =>
  new Table({
    rows,
    layout: TableLayoutType.FIXED,
    width: { size: columnWidths.reduce((sum, each) => sum + each, 0), type: WidthType.DXA },
    columnWidths,
  });

/** Label and text, one or two pairs to a line; a single pair takes the whole line. */
function factTable(lines: readonly (readonly FactCell[])[], width: number): Table {
  const [label, text] = [Math.round(width * 0.18), Math.round(width * 0.32)];
  const rows = lines.map((pairs) => {
    const cells = pairs.flatMap((pair) => [
      cell(pair.label, { width: label, bold: true, align: 'center' }),
      pairs.length === 1 ? cell(pair.text, { width: width - label, span: 3 }) : cell(pair.text, { width: text }),
    ]);
    const tall = Math.max(...pairs.map((pair) => pair.tall ?? 1));
    return new TableRow({
      children: cells,
      cantSplit: true,
      height: { value: tall * LINE_HEIGHT + 120, rule: 'atLeast' },
    });
  });
  return table(rows, [label, text, label, text]);
}

function rowTable({ columns, closing, dense = false }: Block<'rows'>, width: number): Table {
  const parts = columns.reduce((sum, column) => sum + column.width, 0);
  const widths = columns.map((column) => Math.round((width * column.width) / parts));
  const room = dense ? 20 : 60;
  const rowOf = (texts: readonly string[], shape: { bold?: boolean; align?: 'center' }, isHead = false) =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: true,
      height: { value: dense ? 0 : LINE_HEIGHT + 60, rule: 'atLeast' },
      children: texts.map((text, i) => cell(text, { width: widths[i]!, align: columns[i]!.align, room, ...shape })),
    });
  const head = columns.map(({ title }) => title);
  const line = columns.map(({ text }) => text);
  const rows = [rowOf(head, { bold: true, align: 'center' }, true), rowOf(line, {})];
  return table(closing ? [...rows, rowOf(closing, { bold: true })] : rows, widths);
}

/** Each word with room behind it to sign, spread over the line. */
function signatureLine(words: readonly string[], width: number): Paragraph {
  const step = Math.round(width / words.length);
  return new Paragraph({
    children: words.flatMap((word, i) => [
      ...(i > 0 ? [new TextRun({ text: '\t', size: SIZE.body })] : []),
      run(word.includes('：') ? word : `${word}：`, SIZE.body),
    ]),
    tabStops: words.slice(1).map((_, i) => ({ type: 'left' as const, position: step * (i + 1) })),
    spacing: { before: 240, after: 120 },
  });
}
