import type { Actor, CivilDate } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import type { Petition } from '../data/petition.entity';
import { isUnderWay } from '../domain/petition.lifecycle';
import { PETITION_PARTS } from '../domain/petition.policy';
import { refusePetition } from '../domain/petitions.problems';
import { DisputeCipher } from './dispute-cipher';
import { PetitionNotices } from './petition-notices';
import { PetitionStore, type SeenPetition } from './petition-store';

export interface PetitionMeeting {
  readonly on: CivilDate;
  /** HH:MM; null while it is open. */
  readonly atTime: string | null;
  readonly place: string | null;
  /** What he is asked to bring along. */
  readonly bring: string | null;
}

/** 约见: when the petitioner is to come, where, and what to bring; a new one takes the place of the last. */
@Injectable()
export class PetitionMeetingService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    private readonly store: PetitionStore,
    private readonly notices: PetitionNotices,
    private readonly cipher: DisputeCipher,
  ) {}

  arrange(actor: Actor, seen: SeenPetition, { on, atTime, place, bring }: PetitionMeeting): Promise<Petition> {
    return this.uow.run(actor, async (tx) => {
      const petition = await this.store.lock(tx, seen, PETITION_PARTS);
      const { status, tenantId, petitionerSealed } = petition;
      if (!isUnderWay(status) || petitionerSealed === null) refusePetition('petition.action-not-open');
      const message = '约见的日子已经过了，请选今天或以后';
      if (on < (await this.organizations.today(tx)))
        refusePetition('petition.meeting-past', message, { fields: [{ field: 'on', message }] });
      const patch = {
        ...{ meetingOn: on, meetingTime: atTime },
        meetingPlaceSealed: this.cipher.seal(tenantId, 'petition', place),
        meetingBringSealed: this.cipher.seal(tenantId, 'petition', bring),
      };
      const arranged = await this.store.touch(tx, petition, 'arrange-meeting', patch, { on });
      await this.notices.tellPetitioner(tx, arranged);
      return arranged;
    });
  }
}
