import { CurrentActor, EditsRecord, IfMatchVersion, Requires } from '@app/http';
import type { Actor } from '@app/kernel';
import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ReaderRanges } from '../app/reader-range';
import { WordingService } from '../app/wording.service';
import { FigureQuery, WordingDto } from './dto/figure.dto';
import { WordingView } from './dto/figure.view';

/** How a union words its summary. */
@ApiTags('figures')
@Controller('staff/summary-wording')
export class WordingStaffController {
  constructor(
    private readonly wording: WordingService,
    private readonly ranges: ReaderRanges,
  ) {}

  @Get()
  @Requires('report:read')
  @ApiOkResponse({ type: WordingView })
  async read(@CurrentActor() actor: Actor, @Query() query: FigureQuery): Promise<WordingView> {
    const { unionId } = await this.ranges.of(actor, query);
    return WordingView.of(unionId, await this.wording.read(actor, unionId));
  }

  @Post()
  @HttpCode(200)
  @EditsRecord()
  @Requires('report:manage')
  @ApiOkResponse({ type: WordingView })
  async set(@CurrentActor() actor: Actor, @Body() { unionId, words }: WordingDto, @IfMatchVersion() version: number) {
    return WordingView.of(unionId, await this.wording.set(actor, unionId, words, version));
  }
}
