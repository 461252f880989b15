import { Settings } from '@app/persistence';
import { Type } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';

export class PersonalRequestSettings {
  static readonly variables = { answerWorkingDays: 'PERSONAL_REQUEST_WORKING_DAYS', copyDays: 'PERSONAL_COPY_DAYS' };

  /** Within so many working days a member is answered who asks about his own particulars. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(60)
  answerWorkingDays = 15;

  /** For so many days he can fetch a copy that was granted. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(365)
  copyDays = 30;
}
Settings(PersonalRequestSettings);
