import { type Actor, type CivilDate, newId } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import type { Accident } from '../data/accident.entity';
import { ClockEventRow } from '../data/clock.entity';
import type { ChangeableClock } from '../domain/accident-clocks';
import { refuseAccident } from '../domain/accidents.problems';
import type { ClockEventKind } from '../domain/clock';
import { dayProblem } from '../domain/petition.rules';
import { AccidentDeadlines, personsOf } from './accident-deadlines';
import { AccidentStore, type SeenAccident } from './accident-store';
import { DisputeCipher } from './dispute-cipher';

/** What happened to a clock of an accident; `days` of an extension, that its authority approved. */
export interface AccidentClockEvent {
  readonly clock: ChangeableClock;
  readonly kind: ClockEventKind;
  readonly on: CivilDate;
  readonly days: number | null;
  readonly words: string;
}

/** More time that an authority approved, and time that is not counted (技术鉴定, 司法结论). */
@Injectable()
export class AccidentClockService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    private readonly store: AccidentStore,
    private readonly deadlines: AccidentDeadlines,
    private readonly cipher: DisputeCipher,
  ) {}

  record(actor: Actor, seen: SeenAccident, event: AccidentClockEvent): Promise<Accident> {
    return this.uow.run(actor, async (tx) => {
      const accident = await this.store.lock(tx, seen, ['handler', 'overseer']);
      const { id: caseId, tenantId, extendedDays } = accident;
      const { clock, kind, on, days, words } = event;
      const message = dayProblem(on, accident.occurredOn, await this.organizations.today(tx));
      if (message) refuseAccident('accident.invalid', message, { fields: [{ field: 'on', message }] });
      await tx.insert(ClockEventRow, {
        ...{ id: newId<'clock-event'>(tx.now.getTime()), caseKind: 'accident', caseId, clock, kind, onDay: on, days },
        ...{ consent: kind === 'extended' ? 'approval' : null, recordedAt: tx.now },
        ...{ groundSealed: this.cipher.seal(tenantId, 'ground', words), recordedByName: tx.actor.displayName },
      });
      const clocks = await this.deadlines.clocksOf(tx, accident, await personsOf(tx, accident));
      const events = clocks.find(({ rule }) => rule.code === clock)?.events ?? [];
      const judged = events.findLast((each) => each.kind === kind && each.on === on);
      if (!judged?.counted)
        refuseAccident('accident.clock-event-refused', judged?.words ?? '这起事故现在没有这个期限。');
      const more = clock === 'accident-investigation' ? (days ?? 0) : 0;
      return this.store.touch(
        tx,
        accident,
        'clock-event',
        { extendedDays: extendedDays + more },
        { clock, kind, on, days },
      );
    });
  }
}
