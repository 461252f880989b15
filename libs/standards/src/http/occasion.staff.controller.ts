import { CurrentActor, EditsRecord, IdPipe, IfMatchVersion, Requires } from '@app/http';
import type { Actor } from '@app/kernel';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { OccasionRegister } from '../app/occasion-register';
import { StandardReading } from '../app/standard-reading';
import type { OccasionRowId } from '../data/occasion.entity';
import { AddOccasionDto, OccasionListView, OccasionsQuery, CatalogueOccasionView } from './dto/occasion.dto';
import { EndRowDto } from './dto/standard.dto';

@ApiTags('standards')
@Controller('staff/occasions')
export class OccasionStaffController {
  constructor(
    private readonly reading: StandardReading,
    private readonly register: OccasionRegister,
  ) {}

  /** The catalogue of the union on the day. */
  @Get()
  @Requires('standard:read')
  @ApiOkResponse({ type: OccasionListView })
  async inForce(@CurrentActor() actor: Actor, @Query() { unionId, on }: OccasionsQuery): Promise<OccasionListView> {
    return OccasionListView.of(await this.reading.occasionsOf(actor, unionId, { on, past: false }));
  }

  /** Every row that the union can see, of all dates. */
  @Get('history')
  @Requires('standard:read')
  @ApiOkResponse({ type: OccasionListView })
  async history(@CurrentActor() actor: Actor, @Query() { unionId, on }: OccasionsQuery): Promise<OccasionListView> {
    return OccasionListView.of(await this.reading.occasionsOf(actor, unionId, { on, past: true }));
  }

  @Get(':id')
  @Requires('standard:read')
  @ApiOkResponse({ type: CatalogueOccasionView })
  async one(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: OccasionRowId): Promise<CatalogueOccasionView> {
    return CatalogueOccasionView.of(await this.reading.occasion(actor, id));
  }

  @Post()
  @Requires('standard:manage')
  @ApiCreatedResponse({ type: CatalogueOccasionView })
  async add(@CurrentActor() actor: Actor, @Body() dto: AddOccasionDto): Promise<CatalogueOccasionView> {
    const row = await this.register.add(actor, dto.toOccasion());
    return CatalogueOccasionView.of(await this.reading.after(actor, row));
  }

  @Post(':id/end')
  @EditsRecord()
  @HttpCode(200)
  @Requires('standard:manage')
  @ApiOkResponse({ type: CatalogueOccasionView })
  async end(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: OccasionRowId,
    @IfMatchVersion() version: number,
    @Body() dto: EndRowDto,
  ): Promise<CatalogueOccasionView> {
    const row = await this.register.end(actor, id, version, dto.validTo);
    return CatalogueOccasionView.of(await this.reading.after(actor, row));
  }
}
