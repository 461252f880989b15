import { CurrentActor, EditsRecord, IdPipe, IfMatchVersion, Requires } from '@app/http';
import type { Actor } from '@app/kernel';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { StandardReading } from '../app/standard-reading';
import { StandardRegister } from '../app/standard-register';
import type { StandardRowId } from '../data/benefit-standard.entity';
import { EntitlementPreviewDto, EntitlementPreviewView } from './dto/entitlement.dto';
import { AddStandardDto, EndRowDto, StandardListView, StandardsQuery, StandardView } from './dto/standard.dto';

@ApiTags('standards')
@Controller('staff/standards')
export class StandardStaffController {
  constructor(
    private readonly reading: StandardReading,
    private readonly register: StandardRegister,
  ) {}

  /** In force for the union on the day. */
  @Get()
  @Requires('standard:read')
  @ApiOkResponse({ type: StandardListView })
  async inForce(@CurrentActor() actor: Actor, @Query() query: StandardsQuery): Promise<StandardListView> {
    const { unionId, on, occasion } = query;
    return StandardListView.of(await this.reading.standardsOf(actor, unionId, { on, occasion, past: false }));
  }

  /** Every row that the union can see, of all dates. */
  @Get('history')
  @Requires('standard:read')
  @ApiOkResponse({ type: StandardListView })
  async history(@CurrentActor() actor: Actor, @Query() query: StandardsQuery): Promise<StandardListView> {
    const { unionId, on, occasion } = query;
    return StandardListView.of(await this.reading.standardsOf(actor, unionId, { on, occasion, past: true }));
  }

  @Get(':id')
  @Requires('standard:read')
  @ApiOkResponse({ type: StandardView })
  async one(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: StandardRowId): Promise<StandardView> {
    return StandardView.of(await this.reading.standard(actor, id));
  }

  @Post()
  @Requires('standard:manage')
  @ApiCreatedResponse({ type: StandardView })
  async add(@CurrentActor() actor: Actor, @Body() dto: AddStandardDto): Promise<StandardView> {
    const row = await this.register.add(actor, dto.toStandard());
    return StandardView.of(await this.reading.after(actor, row));
  }

  @Post(':id/end')
  @EditsRecord()
  @HttpCode(200)
  @Requires('standard:manage')
  @ApiOkResponse({ type: StandardView })
  async end(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: StandardRowId,
    @IfMatchVersion() version: number,
    @Body() dto: EndRowDto,
  ): Promise<StandardView> {
    const row = await this.register.end(actor, id, version, dto.validTo);
    return StandardView.of(await this.reading.after(actor, row));
  }

  @Post('entitlement')
  @HttpCode(200)
  @Requires('standard:read')
  @ApiOkResponse({ type: EntitlementPreviewView })
  async preview(@CurrentActor() actor: Actor, @Body() dto: EntitlementPreviewDto): Promise<EntitlementPreviewView> {
    const { unionId, occasion, eventDate, memberId = null, subCondition = null, wishedForm = null } = dto;
    const { standing = 'active', requestDate = null } = dto;
    const asked = { unionId, occasion, eventDate, memberId, subCondition, wishedForm, standing, requestDate };
    return EntitlementPreviewView.of(await this.reading.preview(actor, asked));
  }
}
