import { Requires } from '@app/http';
import { Controller, HttpCode, Post, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { OfficialDaySheets } from '../app/official-day-sheets';
import { refuseFile } from '../domain/intake.problems';
import { OfficialDaySheetForm, OfficialDaySheetView } from './dto/official-day-sheet.dto';
import { readWorkbooks } from './workbook-upload.reader';

/** What a file says of a year's official days, for the page that imports them; nothing is kept. */
@ApiTags('calendar')
@Controller('staff/official-day-sheets')
export class OfficialDaySheetStaffController {
  constructor(private readonly sheets: OfficialDaySheets) {}

  @Post()
  @HttpCode(200)
  @Requires('calendar:manage')
  @ApiConsumes('multipart/form-data')
  @ApiBody({ type: OfficialDaySheetForm })
  @ApiOkResponse({ type: OfficialDaySheetView })
  async read(@Req() request: FastifyRequest): Promise<OfficialDaySheetView> {
    const { files } = await readWorkbooks(request);
    const [file] = files;
    if (!file) return refuseFile('intake.no-file');
    const reading = await this.sheets.read(file.content);
    if (reading.days.length === 0) refuseFile('intake.no-official-days', reading.faults[0]);
    return OfficialDaySheetView.of(reading);
  }
}
