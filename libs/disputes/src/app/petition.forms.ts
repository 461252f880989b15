import { type FilledForm, FormSource } from '@app/forms';
import type { Actor } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import type { PetitionId } from '../domain/petition';
import { offeredPetitionSheets, PETITION_SHEETS } from './papers/petition-sheets';
import { petitionValues } from './papers/petition-values';
import { PetitionReading } from './petition-reading';

/** What is printed from a petition, for those whom the wall lets in. */
@Injectable()
export class PetitionForms extends FormSource {
  readonly forms = PETITION_SHEETS;

  constructor(private readonly reading: PetitionReading) {
    super();
  }

  async offered(actor: Actor, _subjectType: string, subjectId: string): Promise<string[]> {
    return offeredPetitionSheets(await this.reading.page(actor, subjectId as PetitionId));
  }

  async fill(actor: Actor, _code: string, subjectId: string): Promise<FilledForm> {
    const page = await this.reading.page(actor, subjectId as PetitionId);
    const { unionId, version } = page.petition;
    return { unionId, version, values: petitionValues(page) };
  }
}
