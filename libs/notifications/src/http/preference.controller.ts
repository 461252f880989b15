import { CurrentActor, EditsRecord, IfMatchVersion, SignedIn } from '@app/http';
import type { Actor } from '@app/kernel';
import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { PreferenceService } from '../app/preference.service';
import { PersonalTestDto, PersonalTestView, PreferenceDto, PreferenceView } from './dto/preference.dto';

/** How I want to be told. Nobody else sees or sets it. */
@ApiTags('messages')
@Controller('messages/preference')
export class PreferenceController {
  constructor(private readonly preferences: PreferenceService) {}

  @Get()
  @SignedIn()
  @ApiOkResponse({ type: PreferenceView })
  async own(@CurrentActor() actor: Actor): Promise<PreferenceView> {
    return PreferenceView.of(await this.preferences.own(actor));
  }

  @Post()
  @HttpCode(200)
  @EditsRecord()
  @SignedIn()
  @ApiOkResponse({ type: PreferenceView })
  async set(
    @CurrentActor() actor: Actor,
    @IfMatchVersion() version: number,
    @Body() dto: PreferenceDto,
  ): Promise<PreferenceView> {
    return PreferenceView.of(await this.preferences.set(actor, version, PreferenceDto.wishesOf(dto)));
  }

  @Post('test')
  @HttpCode(200)
  @SignedIn()
  @ApiOkResponse({ type: PersonalTestView })
  async test(@CurrentActor() actor: Actor, @Body() { channel }: PersonalTestDto): Promise<PersonalTestView> {
    return PersonalTestView.of(await this.preferences.test(actor, channel));
  }
}
