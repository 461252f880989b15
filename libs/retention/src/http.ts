import { Module } from '@nestjs/common';
import { DestructionListStaffController } from './http/destruction-list.staff.controller';
import { RetentionRuleStaffController } from './http/retention-rule.staff.controller';
import { RetentionModule } from './retention.module';

/** Imported by apps/api only. */
@Module({
  imports: [RetentionModule],
  controllers: [DestructionListStaffController, RetentionRuleStaffController],
})
export class RetentionHttpModule {}
