import { type Actor, type CivilDate, type DocumentId, type MemberId, newId, type UnionId, yearOf } from '@app/kernel';
import { MemberDirectory } from '@app/members';
import { OrganizationDirectory } from '@app/organizations';
import { type Idempotency, type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { Petition } from '../data/petition.entity';
import { PETITION_SUBJECT, type PetitionId, type PetitionKind } from '../domain/petition';
import { checkPetition, type PetitionForm } from '../domain/petition.rules';
import { PETITION_PERMISSIONS } from '../domain/petitions.permissions';
import { refusePetition } from '../domain/petitions.problems';
import { DisputeCipher } from './dispute-cipher';
import { PetitionNotices } from './petition-notices';
import { PetitionPapers } from './petition-papers';
import { PetitionStore } from './petition-store';

export interface NewPetition extends PetitionForm {
  readonly unionId: UnionId;
  readonly kind: PetitionKind;
  readonly about: string | null;
  /** Of a member the register's name stands. */
  readonly memberId: MemberId | null;
  readonly phone: string | null;
  readonly words: string;
  readonly request: string | null;
}

/** What a member writes himself. */
export type OwnPetition = Pick<NewPetition, 'kind' | 'about' | 'phone' | 'words' | 'request'> & {
  readonly documentIds: readonly DocumentId[];
};

/** Every petition is registered (信访工作条例 art. 23), with a name or without. */
@Injectable()
export class PetitionIntakeService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    private readonly members: MemberDirectory,
    private readonly store: PetitionStore,
    private readonly papers: PetitionPapers,
    private readonly notices: PetitionNotices,
    private readonly cipher: DisputeCipher,
  ) {}

  register(actor: Actor, given: NewPetition, idempotency?: Idempotency) {
    return this.uow.run(
      actor,
      async (tx) => {
        await this.organizations.requireWithin(tx, PETITION_PERMISSIONS.intake, given.unionId);
        const { id, version, number } = await this.take(tx, given);
        return { id, version, number };
      },
      idempotency,
    );
  }

  /** The member's own, for the desk of his union. */
  registerOwn(actor: Actor, own: OwnPetition, idempotency?: Idempotency) {
    return this.uow.run(
      actor,
      async (tx) => {
        const memberId = actor.memberId!;
        const { unionId, name: petitioner } = await this.members.get(tx, memberId);
        const alone = { people: 1, representatives: [], forwardedBy: null, source: 'online' } as const;
        const receivedOn = await this.organizations.today(tx);
        const petition = await this.take(tx, { ...own, ...alone, unionId, memberId, petitioner, receivedOn });
        await this.papers.attach(tx, petition, PETITION_SUBJECT, own.documentIds);
        await this.notices.tellDesk(tx, petition);
        const { id, version, number } = petition;
        return { id, version, number };
      },
      idempotency,
    );
  }

  private async take(tx: Tx, given: NewPetition): Promise<Petition> {
    const known = given.memberId && (await this.members.get(tx, given.memberId));
    const petitioner = known ? known.name : given.petitioner;
    const fields = checkPetition({ ...given, petitioner }, await this.organizations.today(tx));
    if (fields.length > 0) refusePetition('petition.invalid', fields[0]!.message, { fields });
    const { id: unionId, code } = await this.organizations.get(tx, given.unionId);
    const id = newId<'petition'>(tx.now.getTime()) as PetitionId;
    const number = await tx.nextCaseNumber('信访', unionId, code, yearOf(given.receivedOn));
    const row: Petition = {
      ...this.columnsOf(tx, given, petitioner),
      ...{ tenantId: tx.actor.tenantId, id, version: 1, number, unionId, status: 'received', openedAt: tx.now },
      ...{ intakeAccountId: tx.actor.accountId, intakeName: tx.actor.displayName },
      ...{ handlerAccountId: null, handlerName: null, repliedOn: null, acceptedOn: null, extendedDays: 0 },
      ...{ outcome: null, concludedOn: null, inTime: null, reasonSealed: null, road: null, closedOn: null },
      ...{ answeredOn: null, answeredBy: null, answeredByPersons: [], answerSealed: null },
      ...{ reviewRequestedOn: null, reviewedOn: null, reviewedBy: null, reviewedByPersons: [], reviewSealed: null },
      ...{ recheckRequestedOn: null, recheckedOn: null, recheckSealed: null },
      ...{ meetingOn: null, meetingTime: null, meetingPlaceSealed: null, meetingBringSealed: null },
      ...{ stars: null, commentSealed: null, ratedAt: null },
    };
    await tx.insert(Petition, row);
    await this.store.record(tx, row, 'register', { status: [null, row.status] }, { source: row.source });
    tx.announce({ type: 'petition.registered.v1', payload: { petitionId: id } });
    return row;
  }

  private columnsOf(tx: Tx, given: NewPetition, petitioner: string | null) {
    const { kind, source, forwardedBy, about, memberId, people, receivedOn, representatives } = given;
    const { tenantId } = tx.actor;
    const person = (text: string | null) => this.cipher.seal(tenantId, 'petitioner', text);
    return {
      ...{ kind, source, forwardedBy, about, memberId, people, receivedOn },
      ...{ petitionerSealed: person(petitioner), phoneSealed: person(given.phone) },
      representativesSealed: person(representatives.join('\n')),
      wordsSealed: this.cipher.seal(tenantId, 'petition', given.words),
      requestSealed: this.cipher.seal(tenantId, 'petition', given.request),
    };
  }
}

/** A day with what was told on it. */
export interface ToldOn {
  readonly on: CivilDate;
  readonly words: string;
}
