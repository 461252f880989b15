import { CurrentActor, IdPipe, IfMatchVersion, Requires } from '@app/http';
import type { Actor } from '@app/kernel';
import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { OccasionWords } from '../app/occasion-words.service';
import type { OccasionWordId } from '../data/occasion-word.entity';
import { OccasionDictionaryView, PutOccasionWordDto } from './dto/occasion-word.dto';

/** 事由词典: by which words ledgers of before name the union's occasions. */
@ApiTags('intake')
@Controller('staff/occasion-words')
export class OccasionWordStaffController {
  constructor(private readonly words: OccasionWords) {}

  @Get()
  @Requires('intake:run')
  @ApiOkResponse({ type: OccasionDictionaryView })
  async list(@CurrentActor() actor: Actor): Promise<OccasionDictionaryView> {
    return OccasionDictionaryView.of(await this.words.list(actor));
  }

  @Post()
  @HttpCode(200)
  @Requires('intake:run')
  @ApiOkResponse({ type: OccasionDictionaryView })
  async put(@CurrentActor() actor: Actor, @Body() { word, occasionCode }: PutOccasionWordDto) {
    await this.words.put(actor, word, occasionCode);
    return OccasionDictionaryView.of(await this.words.list(actor));
  }

  @Delete(':id')
  @Requires('intake:run')
  @ApiOkResponse({ type: OccasionDictionaryView })
  async remove(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: OccasionWordId,
    @IfMatchVersion() version: number,
  ): Promise<OccasionDictionaryView> {
    await this.words.remove(actor, id, version);
    return OccasionDictionaryView.of(await this.words.list(actor));
  }
}
