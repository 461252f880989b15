import {
  CurrentActor,
  decodeCursor,
  IdempotencyKey,
  IdPipe,
  IfMatchVersion,
  type Page,
  PageOf,
  pageOf,
  Requires,
} from '@app/http';
import type { Actor } from '@app/kernel';
import type { Idempotency } from '@app/persistence';
import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { DonationService } from '../app/donation.service';
import type { DonationId } from '../domain/donation';
import {
  CorrectDonationDto,
  DonationsQuery,
  DonationTotalsView,
  DonationView,
  DonationYearQuery,
  RegisterDonationDto,
  VoidDonationDto,
} from './dto/donation.dto';

@ApiTags('donations')
@Controller('staff')
export class DonationStaffController {
  constructor(private readonly donations: DonationService) {}

  @Get('donations')
  @Requires('donation:read')
  @ApiOkResponse({ type: PageOf(DonationView) })
  async list(@CurrentActor() actor: Actor, @Query() query: DonationsQuery): Promise<Page<DonationView>> {
    const { limit, year, unionId } = query;
    const after = decodeCursor(query.after, 2) as [string, string] | null;
    const rows = await this.donations.list(actor, { year, unionId, after, limit: limit + 1 });
    return pageOf(rows, limit, DonationView.of, ({ givenOn, id }) => [givenOn, id]);
  }

  @Get('donation-totals')
  @Requires('donation:read')
  @ApiOkResponse({ type: DonationTotalsView })
  async totals(@CurrentActor() actor: Actor, @Query() { year }: DonationYearQuery): Promise<DonationTotalsView> {
    return DonationTotalsView.of(await this.donations.totals(actor, year));
  }

  @Get('donations/:id')
  @Requires('donation:read')
  @ApiOkResponse({ type: DonationView })
  one(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: DonationId): Promise<DonationView> {
    return this.view(actor, id);
  }

  @Post('donations')
  @Requires('donation:manage')
  @ApiCreatedResponse({ type: DonationView })
  async register(
    @CurrentActor() actor: Actor,
    @IdempotencyKey() idempotency: Idempotency,
    @Body() dto: RegisterDonationDto,
  ): Promise<DonationView> {
    return this.view(actor, await this.donations.register(actor, RegisterDonationDto.donationOf(dto), idempotency));
  }

  @Patch('donations/:id')
  @Requires('donation:manage')
  @ApiOkResponse({ type: DonationView })
  async correct(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: DonationId,
    @IfMatchVersion() version: number,
    @Body() dto: CorrectDonationDto,
  ): Promise<DonationView> {
    await this.donations.correct(actor, { id, version }, CorrectDonationDto.correctionOf(dto));
    return this.view(actor, id);
  }

  @Post('donations/:id/receipt')
  @HttpCode(200)
  @Requires('donation:manage')
  @ApiOkResponse({ type: DonationView })
  async issueReceipt(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: DonationId,
    @IfMatchVersion() version: number,
  ): Promise<DonationView> {
    await this.donations.issueReceipt(actor, { id, version });
    return this.view(actor, id);
  }

  @Post('donations/:id/void')
  @HttpCode(200)
  @Requires('donation:manage')
  @ApiOkResponse({ type: DonationView })
  async void(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: DonationId,
    @IfMatchVersion() version: number,
    @Body() { reason }: VoidDonationDto,
  ): Promise<DonationView> {
    await this.donations.void(actor, { id, version }, reason);
    return this.view(actor, id);
  }

  private async view(actor: Actor, id: DonationId): Promise<DonationView> {
    return DonationView.of(await this.donations.one(actor, id));
  }
}
