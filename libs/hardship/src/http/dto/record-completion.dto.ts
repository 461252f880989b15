import { AmountField, ChoiceField, ChoicesField, PartField, PartsField, TextField } from '@app/http';
import { parseFen } from '@app/kernel';
import type { CompletedRecord } from '../../app/record-completion.service';
import { HARDSHIP_CAUSES, type HardshipCause, otherCausesOf } from '../../domain/hardship-cause';
import { DraftPersonDto, FileConsentPart } from './hardship-file.dto';
import { HolderParticularsPart } from './particulars.part';

/** The record of a file that was handed in, whole: who is not among the persons has left the household. */
export class RecordCompletionDto {
  @ChoiceField('主要致困原因', HARDSHIP_CAUSES) mainCause: HardshipCause;
  @ChoicesField('次要致困原因', HARDSHIP_CAUSES) otherCauses: HardshipCause[];
  @TextField('本人健康状况', { max: 200, optional: true, nullable: true }) health?: string | null;
  @TextField('本人工作状态', { max: 40, optional: true, nullable: true }) workStatus?: string | null;
  @AmountField('本人月平均收入', { optional: true, nullable: true }) monthIncome?: string | null;
  @PartField('本人登记信息', () => HolderParticularsPart, { optional: true, nullable: true })
  particulars?: HolderParticularsPart | null;
  @PartsField('家属', () => DraftPersonDto, { max: 20 }) persons: DraftPersonDto[];
  @PartsField('单独同意', () => FileConsentPart, { max: 60, optional: true }) consents?: FileConsentPart[];
  @TextField('变在哪里', { max: 500, optional: true, nullable: true }) reason?: string | null;

  static toRecord(dto: RecordCompletionDto): CompletedRecord {
    const { mainCause, otherCauses, health = null, workStatus = null, monthIncome, particulars = null } = dto;
    return {
      ...{ mainCause, otherCauses: otherCausesOf(mainCause, otherCauses), reason: dto.reason ?? null },
      holder: { health, workStatus, monthIncome: monthIncome ? parseFen(monthIncome) : null, particulars },
      persons: dto.persons.map((person) => DraftPersonDto.toPerson(person)),
      separateConsents: FileConsentPart.toConsents(dto.consents),
    };
  }
}
