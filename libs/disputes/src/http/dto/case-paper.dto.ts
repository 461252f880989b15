import { ChoiceField, DateField, FlagField, IdField, IdsField, TextField } from '@app/http';
import type { CivilDate, DocumentId } from '@app/kernel';
import type { OpenedPaper } from '../../app/case-papers';
import type { AccidentPersonId } from '../../domain/accident';
import { PAPER_SIDE_LABELS, PAPER_SIDES, type PaperSide } from '../../domain/case-paper';

export class OwnPaperDto {
  @TextField('材料名称', { max: 100 }) title: string;
  @IdsField('文件', { max: 20 }) documentIds: DocumentId[];
}

export class CasePaperDto extends OwnPaperDto {
  @ChoiceField('谁的材料', PAPER_SIDES, { names: PAPER_SIDE_LABELS }) side: PaperSide;
}

export class AccidentPaperDto extends OwnPaperDto {
  @IdField('关于谁', { nullable: true }) personId: AccidentPersonId | null;
}

export class PaperRemovalDto {
  @TextField('原因', { max: 500 }) reason: string;
}

export class CasePaperView {
  @IdField('材料') id: string;
  @ChoiceField('谁的', PAPER_SIDES) side: PaperSide;
  @TextField('谁的名称', { max: 30 }) sideLabel: string;
  @IdField('关于谁', { nullable: true }) personId: string | null;
  @TextField('材料名称', { max: 100 }) title: string;
  @TextField('谁存的', { max: 60 }) addedByName: string;
  @DateField('哪天存的') addedOn: CivilDate;
  @FlagField('申请人自己交的') isOwn: boolean;
  @IdsField('文件', { max: 20 }) documentIds: string[];

  static of({ paper, title, documents }: OpenedPaper): CasePaperView {
    const { id, side, personId, addedByName, addedOn, memberId } = paper;
    return {
      ...{ id, side, personId, sideLabel: PAPER_SIDE_LABELS[side], title, addedByName, addedOn },
      ...{ isOwn: memberId !== null, documentIds: documents.map((document) => document.id) },
    };
  }
}

/** To the applicant: what he sent himself, and what both sides may read. */
export const papersFor = (papers: readonly OpenedPaper[], memberId: string | null): CasePaperView[] =>
  papers
    .filter(({ paper }) => paper.side === 'shared' || (paper.memberId !== null && paper.memberId === memberId))
    .map((each) => CasePaperView.of(each));
