import { ApprovalsModule } from '@app/approvals';
import { NotificationsModule } from '@app/notifications';
import { OrganizationsModule } from '@app/organizations';
import { Module } from '@nestjs/common';
import { HardshipModule } from './hardship.module';
import { NationalRecordStaffController } from './http/national-record.staff.controller';
import { ConsentChanged } from './jobs/consent.handlers';
import { DuplicateJudgedTold, DuplicatesFoundTold } from './jobs/duplicates-told.handlers';
import { DuplicatesJob } from './jobs/duplicates.job';
import { FileMovedTold, FileSignersTold, PairingTold } from './jobs/file-told.handlers';
import { HolderTransferred } from './jobs/holder-transferred.handler';
import { NoticeObjectedHandler } from './jobs/notice-objected.handler';
import { RecordGapsCounted } from './jobs/record-gaps.handler';
import { ReviewJob } from './jobs/review.job';

/** Imported by apps/worker only. */
@Module({
  imports: [ApprovalsModule, HardshipModule, NotificationsModule, OrganizationsModule],
  providers: [
    ConsentChanged,
    DuplicateJudgedTold,
    DuplicatesFoundTold,
    DuplicatesJob,
    FileMovedTold,
    FileSignersTold,
    HolderTransferred,
    NoticeObjectedHandler,
    PairingTold,
    RecordGapsCounted,
    ReviewJob,
    NationalRecordStaffController,
  ],
})
export class HardshipJobsModule {}
