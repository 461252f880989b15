import { applyDecorators, SetMetadata, UseInterceptors } from '@nestjs/common';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import { ANSWERS_SHEET, SHEET_PATH } from './sheet.register';
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

/**
 * The handler is no route: its `Sheet` is never waited for, the worker makes it when it is ordered from `staff/exports`
 * by its path below the controller's. It still names the permission that it asks.
 */
export const OrderedSheet = (path: string): MethodDecorator =>
  applyDecorators(SetMetadata(ANSWERS_SHEET, true), SetMetadata(SHEET_PATH, `${path}/sheet`));
