import { Settings } from '@app/persistence';
import { Type } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';

/** How reports treat numbers that would tell of single people. */
export class ReportSettings {
  static readonly variables = { fewestPeople: 'FIGURES_FEWEST_PEOPLE' };

  /** Readers above a union do not see its numbers over fewer people than this; 0 shows all. */
  @Type(() => Number)
  @IsInt({ message: 'must be a whole number' })
  @Min(0, { message: 'must be 0 or more' })
  @Max(100, { message: 'must be 100 at most' })
  fewestPeople = 5;
}
Settings(ReportSettings);
