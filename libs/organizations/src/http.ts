import { Module } from '@nestjs/common';
import { UnionStaffController } from './http/union.staff.controller';
import { OrganizationsModule } from './organizations.module';

/** Imported by apps/api only. */
@Module({ imports: [OrganizationsModule], controllers: [UnionStaffController] })
export class OrganizationsHttpModule {}
