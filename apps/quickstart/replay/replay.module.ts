import { IdentityModule } from '@app/identity';
import { IntakeModule } from '@app/intake';
import { OrganizationsModule } from '@app/organizations';
import { PersistenceModule } from '@app/persistence';
import { DisputesModule } from '@app/disputes';
import { ReportingModule } from '@app/reporting';
import { StudyAidModule } from '@app/study-aid';
import { Module } from '@nestjs/common';

/** What a replay needs: every lib that a workbook goes to, and the figures. */
@Module({
  imports: [
    PersistenceModule,
    IdentityModule,
    OrganizationsModule,
    IntakeModule,
    StudyAidModule,
    DisputesModule,
    ReportingModule,
  ],
})
export class ReplayModule {}
