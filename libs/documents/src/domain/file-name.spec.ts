import { cleanFileName, servedFileName } from './file-name';

describe('the name of a file', () => {
  it.each([
    ['出院小结 2026.pdf', '出院小结 2026.pdf'],
    ['C:\\Users\\x\\照片.jpg', '照片.jpg'],
    ['../../etc/passwd', 'passwd'],
    ['照\u0000片\r\n.jpg', '照片.jpg'],
    ['photo\u202egnp.exe', 'photognp.exe'],
    ['a<b>c:"d|e?f*.png', 'abcdef.png'],
    ['...', '未命名'],
    ['', '未命名'],
    ['  .htaccess ', 'htaccess'],
  ])('%j is kept as %j', (given, kept) => {
    expect(cleanFileName(given)).toBe(kept);
  });

  it('is at most 120 characters long, and no character is cut in two', () => {
    expect(Array.from(cleanFileName('𠮷'.repeat(500)))).toHaveLength(120);
  });

  it.each([
    ['照片.jpg', 'image/jpeg', '照片.jpg'],
    ['照片.JPEG', 'image/jpeg', '照片.JPEG'],
    ['照片.html', 'image/jpeg', '照片.jpg'],
    ['照片', 'image/png', '照片.png'],
    ['票据.exe', 'application/pdf', '票据.pdf'],
    ['张三.2026年小结', 'application/pdf', '张三.2026年小结.pdf'],
  ] as const)('%s with content %s is handed out as %s', (name, type, served) => {
    expect(servedFileName(name, type)).toBe(served);
  });
});
