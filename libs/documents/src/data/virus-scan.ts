import net from 'node:net';
import { Injectable, Logger } from '@nestjs/common';
import { refuse } from '../domain/documents.problems';
import { ScanSettings } from './scan.settings';

const CHUNK = 64 * 1024;
const PATIENCE_MS = 30_000;

/** Asks a ClamAV daemon about a file (its INSTREAM command), where one is configured. */
@Injectable()
export class VirusScan {
  private readonly logger = new Logger('Scan');

  constructor(private readonly settings: ScanSettings) {}

  /** Refuses what the daemon finds, and everything while it does not answer: unseen files are not kept. */
  async check(content: Buffer): Promise<void> {
    const { address } = this.settings;
    if (!address) return;
    const [host = '', port] = address.split(':');
    const answer = await ask(host, Number(port), content).catch((error: Error) => {
      this.logger.error({ event: 'scan-unreachable', kind: error.name });
      return refuse('document.not-scanned');
    });
    if (answer === 'stream: OK') return;
    if (answer.endsWith(' FOUND')) {
      this.logger.warn({ event: 'scan-found', signature: answer.slice('stream: '.length, -' FOUND'.length) });
      refuse('document.infected');
    }
    this.logger.error({ event: 'scan-failed', answer: answer.slice(0, 100) });
    refuse('document.not-scanned');
  }
}

/** `zINSTREAM`, then pieces with their length before them, then a length of zero; the answer ends with a zero byte. */
function ask(host: string, port: number, content: Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = net.connect({ host, port });
    const answer: Buffer[] = [];
    socket.setTimeout(PATIENCE_MS, () => socket.destroy(new Error('no answer')));
    socket.once('error', reject);
    socket.on('data', (data) => answer.push(data));
    socket.once('close', () => {
      const text = Buffer.concat(answer)
        .toString('utf8')
        .replace(/\0[^]*$/, '')
        .trim();
      if (text) resolve(text);
      else reject(new Error('no answer'));
    });
    socket.write('zINSTREAM\0');
    for (let at = 0; at < content.length; at += CHUNK) {
      const piece = content.subarray(at, at + CHUNK);
      socket.write(lengthOf(piece.length));
      socket.write(piece);
    }
    socket.end(lengthOf(0));
  });
}

function lengthOf(bytes: number): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes);
  return length;
}
