import { ChoiceField, CountField, IdsField, TextField } from '@app/http';
import type { DocumentId } from '@app/kernel';
import type { OwnPetition } from '../../app/petition-intake.service';
import {
  PETITION_KIND_LABELS,
  PETITION_KINDS,
  PETITION_PAPER_LABELS,
  PETITION_PAPERS,
  type PetitionKind,
  type PetitionPaperOf,
} from '../../domain/petition';

export class OwnPetitionDto {
  @ChoiceField('类别', PETITION_KINDS, { names: PETITION_KIND_LABELS }) kind: PetitionKind;
  @TextField('反映的单位或人', { max: 100, optional: true }) about?: string;
  @TextField('反映的事', { max: 8000 }) words: string;
  @TextField('要求', { max: 2000, optional: true }) request?: string;
  @TextField('电话', { max: 30, optional: true }) phone?: string;
  @IdsField('材料', { max: 20, optional: true }) documentIds?: DocumentId[];

  static petition({ kind, words, about, request, phone, documentIds }: OwnPetitionDto): OwnPetition {
    const rest = { about: about ?? null, request: request ?? null, phone: phone ?? null };
    return { kind, words, ...rest, documentIds: documentIds ?? [] };
  }
}

export class OwnPapersDto {
  @IdsField('材料', { max: 20 }) documentIds: DocumentId[];
}

export class PetitionPapersDto extends OwnPapersDto {
  @ChoiceField('谁的材料', PETITION_PAPERS, { names: PETITION_PAPER_LABELS }) of: PetitionPaperOf;
}

export class PetitionPaperRemovalDto {
  @TextField('原因', { max: 200 }) reason: string;
}

export class OwnWithdrawalDto {
  @TextField('原因', { max: 1000 }) words: string;
}

export class PetitionRatingDto {
  @CountField('几颗星', { min: 1, max: 5 }) stars: number;
  @TextField('想说的话', { max: 500, optional: true }) comment?: string;
}
