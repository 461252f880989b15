import { Module } from '@nestjs/common';
import { FormsModule } from './forms.module';
import { FormCheckPublicController } from './http/form-check.public.controller';
import { FormTemplateStaffController } from './http/form-template.staff.controller';
import { FormStaffController } from './http/form.staff.controller';

/** Imported by apps/api only. */
@Module({
  imports: [FormsModule],
  controllers: [FormStaffController, FormTemplateStaffController, FormCheckPublicController],
})
export class FormsHttpModule {}
