import { ExpiringRows } from '@app/messaging';
import { Injectable } from '@nestjs/common';

/** Counters of look-ups without an account. */
@Injectable()
export class LookUpRows extends ExpiringRows {
  readonly sweeps = [{ table: 'visits.case_look_up', ended: 'r.window_ends_at < $2', keptForDays: 1 }];
}
