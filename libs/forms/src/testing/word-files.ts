import { aZip } from '@app/documents/testing';
import { partsOf } from '../app/docx-parts';

const TYPES = (main: string): string =>
  `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${main}"/></Types>`;
const ROOT =
  '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>';
const PLAIN = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';

export const paragraph = (...runs: readonly string[]): string =>
  `<w:p>${runs.map((run) => `<w:r><w:t xml:space="preserve">${run}</w:t></w:r>`).join('')}</w:p>`;
export const tableRow = (...cells: readonly string[]): string =>
  `<w:tbl><w:tr>${cells.map((each) => `<w:tc>${paragraph(each)}</w:tc>`).join('')}</w:tr></w:tbl>`;

export interface WordShape {
  /** Of the body, as Word's XML. */
  readonly body: string;
  readonly mainType?: string;
  readonly more?: Readonly<Record<string, string>>;
}

/** A Word file of these paragraphs and tables, as small as Word still opens it. */
export const aWordFile = ({ body, mainType = PLAIN, more = {} }: WordShape): Buffer =>
  aZip({
    '[Content_Types].xml': TYPES(mainType),
    '_rels/.rels': ROOT,
    'word/document.xml': `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
    ...more,
  });

/** All that a template of `aForm()` must hold. */
export const WHOLE_BODY = [paragraph('{{姓名}} {{事由}} {{验真码}}'), tableRow('{{清单.品名}}', '{{清单.金额}}')].join(
  '',
);

/** What stands in a Word file and its footers, without markup; a paragraph follows the other. */
export const wordText = (file: Buffer): string =>
  [...partsOf(file)]
    .filter(([name]) => /^word\/(document|footer\d)\.xml$/.test(name))
    .map(([, part]) =>
      [...part.toString('utf8').matchAll(/<w:t[ >][^<]*|<\/w:p>/g)]
        .map(([each]) => each.replace(/<[^>]*>?/, ''))
        .join(''),
    )
    .join('');
