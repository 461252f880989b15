import { applyDecorators, SetMetadata, UseInterceptors } from '@nestjs/common';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import { ANSWERS_SHEET } from './sheet.register';
import { SheetInterceptor } from './sheet.interceptor';
import { MEDIA_TYPE } from './sheet.workbook';

/** The handler returns a `Sheet`; the caller gets an Excel workbook, and the audit trail who took how many rows. */
export const AnswersSheet = (): MethodDecorator =>
  applyDecorators(
    SetMetadata(ANSWERS_SHEET, true),
    UseInterceptors(SheetInterceptor),
    ApiProduces(MEDIA_TYPE),
    ApiOkResponse({ description: 'Excel', schema: { type: 'string', format: 'binary' } }),
  );
