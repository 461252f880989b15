import { Module } from '@nestjs/common';
import { ClaimPortalController } from './http/claim.portal.controller';
import { ClaimStaffController } from './http/claim.staff.controller';
import { PlanStaffController } from './http/plan.staff.controller';
import { MutualAidModule } from './mutual-aid.module';

/** Imported by apps/api only. */
@Module({ imports: [MutualAidModule], controllers: [ClaimStaffController, PlanStaffController, ClaimPortalController] })
export class MutualAidHttpModule {}
