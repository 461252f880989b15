import { ChoiceField, IdField, InstantField, TextField } from '@app/http';
import { DOCUMENT_KIND_NAMES } from '@app/documents';
import type { PetitionPaper } from '../../app/petition-papers';
import { PETITION_PAPER_LABELS, PETITION_PAPERS, type PetitionPaperOf } from '../../domain/petition';

export class PetitionPaperView {
  @IdField('材料') id: string;
  @ChoiceField('谁的', PETITION_PAPERS) of: PetitionPaperOf;
  @TextField('谁的', { max: 30 }) ofLabel: string;
  @TextField('是什么', { max: 30 }) kindLabel: string;
  @TextField('格式', { max: 100 }) mediaType: string;
  @InstantField('上传时间') uploadedAt: string;

  static of({ id, of, kind, mediaType, uploadedAt }: PetitionPaper): PetitionPaperView {
    return Object.assign(new PetitionPaperView(), {
      ...{ id, of, mediaType, ofLabel: PETITION_PAPER_LABELS[of], kindLabel: DOCUMENT_KIND_NAMES[kind] },
      uploadedAt: uploadedAt.toISOString(),
    });
  }
}
