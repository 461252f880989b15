import type { Actor } from '@app/kernel';
import { AccountSignals } from '@app/persistence';
import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { refuse } from '../domain/notifications.problems';
import { MessageBoxService } from './message-box.service';

const HEARTBEAT_MS = 25_000;
const MOST_PER_PERSON = 6;
const MOST = 5_000;
/** Where an empty box stands. */
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

/** Where a stream writes: the connection of one page. */
export interface StreamPeer {
  write(text: string): void;
  end(): void;
  /** Whether the session that opened it still holds. */
  isWelcome(): Promise<boolean>;
}

interface OpenStream {
  readonly owner: string;
  close(): void;
}

/** Live figures for open pages. A page that misses one gets it with the next heartbeat. */
@Injectable()
export class MessageStreams implements BeforeApplicationShutdown {
  private readonly open = new Set<OpenStream>();

  constructor(
    private readonly box: MessageBoxService,
    private readonly signals: AccountSignals,
  ) {}

  /** Streams to the peer until the returned function is called, or the session ends. A person's oldest page gives way. */
  begin(actor: Actor, lastSeen: string | null, peer: StreamPeer): () => void {
    if (this.open.size >= MOST) refuse('stream.too-many');
    const owner = `${actor.tenantId}/${actor.accountId}`;
    const own = [...this.open].filter((one) => one.owner === owner);
    if (own.length >= MOST_PER_PERSON) own[0]!.close();
    return this.follow(actor, lastSeen, peer, owner);
  }

  /** Before the server waits for the answers that it owes: these would never end. */
  beforeApplicationShutdown(): void {
    for (const one of this.open) one.close();
  }

  private follow(actor: Actor, lastSeen: string | null, peer: StreamPeer, owner: string): () => void {
    let seen = lastSeen;
    let told = '';
    let turn = Promise.resolve();
    const tell = async () => {
      if (!(await peer.isWelcome())) return stream.close();
      const { unread, fresh, newest } = await this.box.standing(actor, seen);
      const data = JSON.stringify({ unread, fresh });
      if (data === told && (newest ?? seen) === seen) return peer.write(': still here\n\n');
      seen = newest ?? seen ?? BEFORE_ALL;
      told = JSON.stringify({ unread, fresh: 0 });
      peer.write(`id: ${seen}\nevent: box\ndata: ${data}\n\n`);
    };
    // One after the other: signals come faster than answers.
    const next = () => {
      turn = turn.then(tell).catch(() => stream.close());
    };
    const stop = this.signals.listen(actor.tenantId, actor.accountId, next);
    const heart = setInterval(next, HEARTBEAT_MS);
    const stream: OpenStream = {
      owner,
      close: () => {
        stop();
        clearInterval(heart);
        if (this.open.delete(stream)) peer.end();
      },
    };
    this.open.add(stream);
    next();
    return stream.close;
  }
}
