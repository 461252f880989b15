import { Module } from '@nestjs/common';
import { ClaimPortalController, ClaimStaffController } from './http/claim.controllers';
import { MutualAidModule } from './mutual-aid.module';

/** Imported by apps/api only. */
@Module({ imports: [MutualAidModule], controllers: [ClaimStaffController, ClaimPortalController] })
export class MutualAidHttpModule {}
