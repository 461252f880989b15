import { defineJob, RecurringJob } from '@app/messaging';
import { TenantRegister } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { SurveyOpening } from '../app/survey-opening';

export const SURVEY_SWEEP = defineJob<object>({ queue: 'model-workers', name: 'model-worker-surveys' });

/** Every morning before work: opens what is missing of this year's surveys, lets those of a past year lapse. */
@Injectable()
export class SurveyJob extends RecurringJob {
  readonly job = SURVEY_SWEEP;
  readonly schedule = { pattern: '0 50 6 * * *', tz: 'Asia/Shanghai' };

  constructor(
    private readonly tenants: TenantRegister,
    private readonly surveys: SurveyOpening,
  ) {
    super();
  }

  async run(): Promise<void> {
    for (const { tenantId } of await this.tenants.all()) await this.surveys.work(tenantId);
  }
}
