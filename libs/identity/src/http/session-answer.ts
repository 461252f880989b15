import { refuse } from '@app/http';
import { Injectable } from '@nestjs/common';
import { SessionActorResolver } from '../app/session-actor-resolver';
import { SessionReading } from '../app/session-reading';
import type { IssuedSession } from '../app/session.service';
import { csrfTokenOf } from '../data/secrets';
import { SessionView } from './dto/session.dto';
import { keepSession, tokenOf, type WebReply, type WebRequest } from './session-cookies';

/** The answer to whoever just got a session: its cookies, and the same view that GET /session gives. */
@Injectable()
export class SessionAnswer {
  constructor(
    private readonly resolver: SessionActorResolver,
    private readonly reading: SessionReading,
  ) {}

  /** The session as it stands now, for who just changed what it may do. */
  async current(request: WebRequest): Promise<SessionView> {
    const token = tokenOf(request);
    const actor = (await this.resolver.actorOf(token)) ?? refuse('request.sign-in-needed');
    return SessionView.of(await this.reading.state(actor, token), csrfTokenOf(token.secret));
  }

  async to(request: WebRequest, reply: WebReply, issued: IssuedSession): Promise<SessionView> {
    const actor = (await this.resolver.actorOf(issued.token)) ?? refuse('request.sign-in-needed');
    keepSession(request, reply, issued);
    return SessionView.of(await this.reading.state(actor, issued.token), issued.csrfToken);
  }
}
