import { Module } from '@nestjs/common';
import { UnionPlaceStaffController, UnionStaffController } from './http/union.staff.controller';
import { OrganizationsModule } from './organizations.module';

/** Imported by apps/api only. */
@Module({ imports: [OrganizationsModule], controllers: [UnionPlaceStaffController, UnionStaffController] })
export class OrganizationsHttpModule {}
