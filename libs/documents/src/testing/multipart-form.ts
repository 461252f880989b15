import { randomBytes } from 'node:crypto';

const CRLF = Buffer.from('\r\n');

/** A field, or a file with what the browser says of it. */
export type Part = { name: string; value: string } | { name: string; fileName: string; type?: string; content: Buffer };

/** The body of an upload, and the header that belongs to it. */
export function formOf(parts: readonly Part[]): { payload: Buffer; headers: Record<string, string> } {
  const boundary = `----${randomBytes(8).toString('hex')}`;
  const chunks = parts.flatMap((part) => {
    const head = `--${boundary}\r\nContent-Disposition: form-data; name="${part.name}"`;
    if ('value' in part) return [Buffer.from(`${head}\r\n\r\n${part.value}\r\n`)];
    const type = part.type ?? 'image/jpeg';
    return [Buffer.from(`${head}; filename="${part.fileName}"\r\nContent-Type: ${type}\r\n\r\n`), part.content, CRLF];
  });
  return {
    payload: Buffer.concat([...chunks, Buffer.from(`--${boundary}--\r\n`)]),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  };
}
