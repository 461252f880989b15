import { CountField, IdField, PartsField } from '@app/http';
import type { RenewalId } from '../../domain/study-aid';

export class AcceptedRenewalDto {
  @IdField('续办') id: RenewalId;
  @CountField('版本', { min: 1, max: 2 ** 31 - 1 }) version: number;
}

/** Those whose checks are all green, as the officer saw them. */
export class RenewalAcceptanceDto {
  @PartsField('通过哪些', () => AcceptedRenewalDto, { max: 500 }) items: AcceptedRenewalDto[];
}

export class RenewalsAcceptedView {
  @CountField('通过人数', { max: 500 }) accepted: number;

  static of(accepted: number): RenewalsAcceptedView {
    return Object.assign(new RenewalsAcceptedView(), { accepted });
  }
}
