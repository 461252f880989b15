import { aDocx, aHeic, aJpeg, anXlsx, aPdf, aPng, aWebp, aZip } from '../testing/files';
import { checkContent, checkFileSize } from './content.rules';
import { imageSize } from './image-size';

const MB = 1024 * 1024;
const refusal = (code: string, detail?: string) => expect.objectContaining({ code, ...(detail && { detail }) });
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

describe('the size of a file', () => {
  it('may reach the limit', () => {
    expect(() => checkFileSize(10 * MB, 10 * MB)).not.toThrow();
  });
  it('may not be zero', () => {
    expect(() => checkFileSize(0, MB)).toThrow(refusal('document.empty', '这个文件是空的，请重新选择。'));
  });
  it.each([
    [23 * MB, '文件 23 MB,超过 10 MB,请压缩后再传。'],
    [12.34 * MB, '文件 12.4 MB,超过 10 MB,请压缩后再传。'],
    [10 * MB + 1, '文件 10.1 MB,超过 10 MB,请压缩后再传。'],
  ])('over the limit is told in megabytes: %s', (size, sentence) => {
    expect(() => checkFileSize(size, 10 * MB)).toThrow(refusal('document.too-large', sentence));
  });
});

describe('the size of a picture', () => {
  it.each([
    ['image/jpeg', aJpeg({ width: 3000, height: 4000 })],
    ['image/png', aPng({ width: 3000, height: 4000 })],
    ['image/webp', aWebp({ width: 3000, height: 4000 })],
  ] as const)('is read from the header of %s', (type, bytes) => {
    expect(imageSize(bytes, type)).toEqual({ width: 3000, height: 4000 });
  });

  it('is read from both simple forms of webp', () => {
    const lossy = Buffer.from(`RIFF\0\0\0\0WEBPVP8 \0\0\0\0\0\0\0\u009d\u0001\u002a\u0040\u0001\u00c8\0`, 'latin1');
    expect(imageSize(lossy, 'image/webp')).toEqual({ width: 320, height: 200 });
    const lossless = Buffer.alloc(30);
    lossless.write('RIFF\0\0\0\0WEBPVP8L', 'latin1');
    lossless[20] = 0x2f;
    lossless.writeUInt32LE(319 | (199 << 14), 21);
    expect(imageSize(lossless, 'image/webp')).toEqual({ width: 320, height: 200 });
  });

  it('may reach 12,000 pixels a side and not one more', () => {
    expect(checkContent(aPng({ width: 12_000, height: 12_000 }), 'image/png')).toBe('image/png');
    for (const [bytes, type] of [
      [aPng({ width: 12_001 }), 'image/png'],
      [aPng({ height: 4_000_000_000 }), 'image/png'],
      [aJpeg({ height: 12_001 }), 'image/jpeg'],
      [aWebp({ width: 16_000_000 }), 'image/webp'],
    ] as const)
      expect(() => checkContent(bytes, type)).toThrow(refusal('document.image-oversized'));
  });

  it('is named in the refusal, with the limit', () => {
    expect(() => checkContent(aJpeg({ width: 20_000, height: 300 }), 'image/jpeg')).toThrow(
      refusal('document.image-oversized', '这张照片 20000×300 像素，每边最多 12000 像素，请缩小后再传。'),
    );
  });

  it.each([
    ['image/jpeg', aJpeg().subarray(0, 24)],
    ['image/jpeg', Buffer.from('ffd8ffd9', 'hex')],
    ['image/jpeg', aJpeg({ height: 0 })],
    ['image/jpeg', Buffer.from('ffd8ffe0ffff0000', 'hex')],
    ['image/png', aPng().subarray(0, 20)],
    ['image/png', aPng({ width: 0 })],
    ['image/webp', aWebp().subarray(0, 20)],
  ])('that is missing in %s means a damaged picture', (type, bytes) => {
    expect(() => checkContent(bytes, type)).toThrow(refusal('document.image-damaged'));
  });
});

describe('what is kept', () => {
  it.each([
    ['image/jpeg', aJpeg()],
    ['image/png', aPng()],
    ['image/webp', aWebp()],
    ['image/heic', aHeic()],
    ['application/pdf', aPdf()],
    [XLSX, anXlsx()],
    [DOCX, aDocx()],
  ])('%s', (type, bytes) => {
    expect(checkContent(bytes, type)).toBe(type);
  });

  it.each([undefined, 'text/html', 'image/svg+xml', 'application/xml', 'application/zip', 'image/gif', 'video/mp4'])(
    'is not %s',
    (type) => {
      expect(() => checkContent(Buffer.from('anything'), type)).toThrow(
        refusal('document.wrong-type', '这不是照片或 PDF,请重新选择。'),
      );
    },
  );

  it.each(['application/x-cfb', 'application/vnd.ms-excel.sheet.macroenabled.12'])(
    'is not an old, encrypted or macro file (%s)',
    (type) => {
      expect(() => checkContent(Buffer.from('anything'), type)).toThrow(refusal('document.office-not-plain'));
    },
  );

  it('is not a workbook with macros inside, whatever it calls itself', () => {
    expect(() => checkContent(anXlsx({ 'xl/vbaProject.bin': 'x' }), XLSX)).toThrow(
      refusal('document.office-not-plain'),
    );
  });
});

describe('a file that is a second thing as well', () => {
  const late = (text: string) => Buffer.concat([aJpeg(), Buffer.alloc(8192), Buffer.from(text)]);
  it.each([
    ['a photo with a script in its comment', 'image/jpeg', aJpeg({ mark: '<SCRIPT>alert(1)</SCRIPT>' })],
    ['a photo with a script behind its pixels', 'image/jpeg', late('<script src=x>')],
    ['a photo that begins like a page', 'image/png', aPng({ mark: '<html >' })],
    ['a photo that begins like a drawing', 'image/png', aPng({ mark: '<svg onload=x>' })],
    ['a photo with a whole page behind it', 'image/jpeg', late('<!DOCTYPE  html>')],
    ['a photo with server code', 'image/jpeg', late('<?php system(1)')],
    ['a photo that is a PDF too', 'image/jpeg', aJpeg({ mark: '%PDF-1.4' })],
    ['a photo that is an archive too', 'image/jpeg', Buffer.concat([aJpeg(), aZip({ 'a.class': 'x' })])],
    ['a PDF that is an archive too', 'application/pdf', Buffer.concat([aPdf(), aZip({ 'a.html': 'x' })])],
    ['a PDF that runs code', 'application/pdf', aPdf('x)/OpenAction<</S/JavaScript/JS(app.alert(1))>>(')],
    ['a PDF that starts a program', 'application/pdf', aPdf('x)/A<</S/Launch/F(cmd.exe)>>(')],
    ['a PDF with a page in it', 'application/pdf', aPdf('<iframe src=x>')],
  ])('is refused: %s', (_, type, bytes) => {
    expect(() => checkContent(bytes, type)).toThrow(refusal('document.active-content'));
  });

  it('is not seen in what phones and editors add themselves', () => {
    const xmp = '<?xpacket begin=""?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF/></x:xmpmeta>';
    expect(checkContent(aJpeg({ mark: xmp }), 'image/jpeg')).toBe('image/jpeg');
    const motion = Buffer.concat([aJpeg(), Buffer.from('0000001866747970', 'hex'), Buffer.from('mp42isommp42')]);
    expect(checkContent(motion, 'image/jpeg')).toBe('image/jpeg');
  });
});
