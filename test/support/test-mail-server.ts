import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface ReceivedMail {
  readonly to: string;
  readonly messageId: string;
  /** Headers and text as they came. */
  readonly raw: string;
}

export interface TestMailServer {
  readonly url: string;
  readonly mails: ReceivedMail[];
  /** What the next deliveries are answered with; empty: they are taken. */
  readonly answers: { code: number; text: string }[];
  stop(): Promise<void>;
}

/** A real SMTP server on a free port. */
export async function openTestMailServer(port = 0): Promise<TestMailServer> {
  const mails: ReceivedMail[] = [];
  const answers: { code: number; text: string }[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const trouble = answers.shift();
        if (trouble) return done(Object.assign(new Error(trouble.text), { responseCode: trouble.code }));
        const raw = Buffer.concat(chunks).toString('utf8');
        const messageId = /^Message-ID:\s*<([^>]+)>/im.exec(raw)?.[1] ?? '';
        mails.push({ to: session.envelope.rcptTo[0]?.address ?? '', messageId, raw });
        return done();
      });
    },
  });
  // A client that is killed in the middle of a letter is no trouble of the server's.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const { port: own } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${own}`,
    mails,
    answers,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** The text of a mail in words, whatever way it was encoded for the journey. */
export function textOf({ raw }: ReceivedMail): string {
  const [head = '', ...rest] = raw.split('\r\n\r\n');
  const body = rest.join('\r\n\r\n');
  if (/Content-Transfer-Encoding: base64/i.test(head)) return Buffer.from(body, 'base64').toString('utf8');
  if (!/Content-Transfer-Encoding: quoted-printable/i.test(head)) return body;
  const bytes = body
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
