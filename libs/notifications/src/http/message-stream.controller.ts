import { ActorResolver, CurrentActor, LooksUpActor, type RequestContext, SignedIn } from '@app/http';
import { type Actor, isUuid } from '@app/kernel';
import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { MessageStreams } from '../app/message-streams';

interface StreamReply {
  hijack(): void;
  readonly raw: {
    writeHead(status: number, headers: Record<string, string>): void;
    write(text: string): boolean;
    end(): void;
    on(event: 'close', listener: () => void): void;
  };
}

/** Server-sent events: `box` with { unread, fresh } whenever my messages change. `fresh`: since the last event. */
@ApiTags('messages')
@Controller('messages')
export class MessageStreamController {
  constructor(
    private readonly streams: MessageStreams,
    private readonly actors: ActorResolver,
  ) {}

  @Get('stream')
  @SignedIn()
  @LooksUpActor()
  @ApiOkResponse({ content: { 'text/event-stream': { schema: { type: 'string' } } } })
  stream(@CurrentActor() actor: Actor, @Req() request: RequestContext, @Res() reply: StreamReply): void {
    const lastSeen = request.headers['last-event-id'];
    const { raw } = reply;
    const pending: string[] = [];
    let begun = false;
    const close = this.streams.begin(actor, isUuid(lastSeen) ? lastSeen : null, {
      write: (text) => void (begun ? raw.write(text) : pending.push(text)),
      end: () => raw.end(),
      isWelcome: async () => {
        const now = await this.actors.resolve(request);
        return now?.accountId === actor.accountId && now.tenantId === actor.tenantId;
      },
    });
    reply.hijack();
    raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      // nginx would keep the events back until its buffer is full.
      'x-accel-buffering': 'no',
    });
    begun = true;
    raw.write(`retry: 5000\n\n${pending.join('')}`);
    raw.on('close', close);
  }
}
