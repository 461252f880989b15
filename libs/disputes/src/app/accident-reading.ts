import type { Actor, CivilDate } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import {
  type AccidentCounts,
  accidentCounts,
  type AccidentFilter,
  type AccidentLine,
  accidentLines,
} from '../data/accident-list.query';
import {
  type Accident,
  AccidentActivity,
  AccidentFact,
  AccidentPayment,
  AccidentPerson,
} from '../data/accident.entity';
import type { AccidentId, AccidentPersonId } from '../domain/accident';
import type { AccidentPart } from '../domain/accident.policy';
import { refuseAccident } from '../domain/accidents.problems';
import type { ClockReading } from '../domain/clock';
import { AccidentDeadlines, personsOf } from './accident-deadlines';
import { AccidentStore } from './accident-store';
import { CasePapers, type OpenedPaper } from './case-papers';
import { DisputeCipher } from './dispute-cipher';
import type { DuePosition } from '../data/due-position';

/** Everything about an accident, for those whom the wall lets in; `open` opens what is sealed. */
export interface AccidentPage {
  readonly accident: Accident;
  readonly unionName: string;
  readonly today: CivilDate;
  readonly parts: ReadonlySet<AccidentPart>;
  readonly persons: readonly AccidentPerson[];
  readonly payments: readonly AccidentPayment[];
  readonly activities: readonly AccidentActivity[];
  readonly clocks: readonly ClockReading[];
  readonly papers: readonly OpenedPaper[];
  readonly facts: readonly AccidentFact[];
  readonly open: DisputeCipher;
}

/** What the pages of accidents show; everything goes through their wall. */
@Injectable()
export class AccidentReading {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    private readonly store: AccidentStore,
    private readonly deadlines: AccidentDeadlines,
    private readonly papers: CasePapers,
    private readonly cipher: DisputeCipher,
  ) {}

  lines(actor: Actor, filter: AccidentFilter, after: DuePosition | null, limit: number): Promise<AccidentLine[]> {
    return this.uow.read(actor, (tx) => accidentLines(tx, filter, after, limit));
  }

  counts(actor: Actor): Promise<AccidentCounts> {
    return this.uow.read(actor, accidentCounts);
  }

  /** The accident in which somebody was hurt; of who is unknown or was entered by mistake it says what the wall says. */
  async pageOfPerson(actor: Actor, personId: AccidentPersonId): Promise<AccidentPage> {
    const found = await this.uow.read(actor, (tx) =>
      tx.from(AccidentPerson, 'p').andWhere('p.id = :personId AND p.removedOn IS NULL', { personId }).getOne(),
    );
    return found ? this.page(actor, found.accidentId) : refuseAccident('accident.not-found');
  }

  page(actor: Actor, id: AccidentId): Promise<AccidentPage> {
    return this.uow.read(actor, async (tx) => {
      const accident = await this.store.find(tx, id);
      const names = await this.organizations.namesOf(tx, [accident.unionId]);
      const persons = await personsOf(tx, accident);
      return {
        ...{ accident, unionName: names.get(accident.unionId) ?? '', open: this.cipher, persons },
        today: await this.organizations.today(tx),
        parts: await this.store.partsOf(tx, accident),
        payments: await tx.from(AccidentPayment, 'y').andWhere('y.accidentId = :id', { id }).orderBy('y.id').getMany(),
        activities: await tx
          .from(AccidentActivity, 'v')
          .andWhere('v.accidentId = :id', { id })
          .orderBy('v.onDay')
          .addOrderBy('v.id')
          .getMany(),
        clocks: await this.deadlines.clocksOf(tx, accident, persons),
        papers: await this.papers.of(tx, id),
        facts: await tx.from(AccidentFact, 'f').andWhere('f.accidentId = :id', { id }).orderBy('f.id').getMany(),
      };
    });
  }
}
