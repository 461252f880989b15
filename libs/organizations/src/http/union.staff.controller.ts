import { AnswersSheet, CurrentActor, filterWords, IdPipe, IfMatchVersion, Requires, type Sheet } from '@app/http';
import type { Actor, Id, UnionId } from '@app/kernel';
import { Body, Controller, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { OfficeService } from '../app/office.service';
import { UnionReading } from '../app/union-reading';
import { UnionService } from '../app/union.service';
import {
  AppointDto,
  ChangeUnionDto,
  CreateUnionDto,
  DissolveUnionDto,
  EndOfficeDto,
  MoveUnionDto,
  OfficeView,
  UnionPlacesView,
  UnionTreeView,
  UnionView,
} from './dto/union.dto';
import { UNION_COLUMNS, type UnionLine, unionLines } from './dto/union.sheet';

@ApiTags('unions')
@Controller('staff/union-places')
export class UnionPlaceStaffController {
  constructor(private readonly reading: UnionReading) {}

  /** Names of all unions, to choose where a member is transferred to; nothing else of them. */
  @Get()
  @Requires('member:manage')
  @ApiOkResponse({ type: UnionPlacesView })
  async places(@CurrentActor() actor: Actor): Promise<UnionPlacesView> {
    return UnionPlacesView.of(await this.reading.places(actor));
  }
}

@ApiTags('unions')
@Controller('staff/unions')
export class UnionStaffController {
  constructor(
    private readonly reading: UnionReading,
    private readonly unions: UnionService,
    private readonly offices: OfficeService,
  ) {}

  @Get()
  @Requires('organization:read')
  @ApiOkResponse({ type: UnionTreeView })
  async tree(@CurrentActor() actor: Actor): Promise<UnionTreeView> {
    return UnionTreeView.of(await this.reading.tree(actor));
  }

  /** The same tree in Excel. */
  @Get('sheet')
  @Requires('organization:read')
  @AnswersSheet()
  sheet(@CurrentActor() actor: Actor): Sheet<UnionLine> {
    return {
      ...{ title: '工会', list: 'unions', columns: UNION_COLUMNS },
      filters: filterWords(['范围', '我的工会及下级']),
      page: async () => ({ items: unionLines(await this.reading.tree(actor)), next: null }),
    };
  }

  @Get(':id')
  @Requires('organization:read')
  @ApiOkResponse({ type: UnionView })
  async one(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: UnionId): Promise<UnionView> {
    return UnionView.of(await this.reading.one(actor, id));
  }

  @Post()
  @Requires('organization:manage')
  @ApiCreatedResponse({ type: UnionView })
  async create(@CurrentActor() actor: Actor, @Body() dto: CreateUnionDto): Promise<UnionView> {
    const union = await this.unions.create(actor, dto);
    return this.one(actor, union.id);
  }

  @Patch(':id')
  @Requires('organization:manage')
  @ApiOkResponse({ type: UnionView })
  async change(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: UnionId,
    @IfMatchVersion() version: number,
    @Body() dto: ChangeUnionDto,
  ): Promise<UnionView> {
    await this.unions.change(actor, id, version, dto);
    return this.one(actor, id);
  }

  @Post(':id/move')
  @HttpCode(200)
  @Requires('organization:manage')
  @ApiOkResponse({ type: UnionView })
  async move(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: UnionId,
    @IfMatchVersion() version: number,
    @Body() dto: MoveUnionDto,
  ): Promise<UnionView> {
    await this.unions.move(actor, id, version, dto.parentId, dto.reason);
    return this.one(actor, id);
  }

  @Post(':id/dissolution')
  @HttpCode(200)
  @Requires('organization:manage')
  @ApiOkResponse({ type: UnionView })
  async dissolve(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: UnionId,
    @IfMatchVersion() version: number,
    @Body() dto: DissolveUnionDto,
  ): Promise<UnionView> {
    await this.unions.dissolve(actor, id, version, dto.validUntil, dto.reason);
    return this.one(actor, id);
  }

  @Post(':id/offices')
  @Requires('organization:manage')
  @ApiCreatedResponse({ type: OfficeView })
  async appoint(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: UnionId,
    @Body() dto: AppointDto,
  ): Promise<OfficeView> {
    const { title, personName, validFrom, memberId = null, validUntil = null } = dto;
    return OfficeView.of(await this.offices.appoint(actor, id, { title, personName, validFrom, memberId, validUntil }));
  }

  @Post(':id/offices/:officeId/end')
  @HttpCode(200)
  @Requires('organization:manage')
  @ApiOkResponse({ type: OfficeView })
  async endOffice(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: UnionId,
    @Param('officeId', IdPipe) officeId: Id<'office'>,
    @IfMatchVersion() version: number,
    @Body() dto: EndOfficeDto,
  ): Promise<OfficeView> {
    return OfficeView.of(await this.offices.end(actor, id, officeId, version, dto.validUntil));
  }
}
