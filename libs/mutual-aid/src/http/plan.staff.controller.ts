import {
  CurrentActor,
  decodeCursor,
  IdempotencyKey,
  IdPipe,
  IfMatchVersion,
  type Page,
  PageOf,
  pageOf,
  PageQuery,
  Requires,
} from '@app/http';
import type { Actor } from '@app/kernel';
import type { Idempotency } from '@app/persistence';
import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ClaimReading } from '../app/claim-reading.service';
import { EnrolmentService } from '../app/enrolment.service';
import { PlanService } from '../app/plan.service';
import type { EnrolmentId, PlanId } from '../domain/claim';
import { ClaimConsentsView } from './dto/claim-consent.view';
import { ClaimReasonDto } from './dto/claim.dto';
import {
  AddPlanDto,
  CoversQuery,
  CoverView,
  EnrolDto,
  EnrolmentOutcomeView,
  PlanTermsDto,
  PlansView,
  PlanView,
} from './dto/plan.dto';

/** Plans, and who is covered by them. */
@ApiTags('mutual-aid')
@Controller('staff')
export class PlanStaffController {
  constructor(
    private readonly plans: PlanService,
    private readonly enrolments: EnrolmentService,
    private readonly claims: ClaimReading,
  ) {}

  @Get('mutual-aid-plans')
  @Requires('mutual-aid:read')
  @ApiOkResponse({ type: PlansView })
  async list(@CurrentActor() actor: Actor): Promise<PlansView> {
    return Object.assign(new PlansView(), { items: (await this.plans.list(actor)).map(PlanView.of) });
  }

  @Get('mutual-aid-plans/:id')
  @Requires('mutual-aid:read')
  @ApiOkResponse({ type: PlanView })
  async one(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: PlanId): Promise<PlanView> {
    return PlanView.of(await this.plans.one(actor, id));
  }

  @Post('mutual-aid-plans')
  @Requires('mutual-aid:manage-plans')
  @ApiCreatedResponse({ type: PlanView })
  async add(
    @CurrentActor() actor: Actor,
    @IdempotencyKey() idempotency: Idempotency,
    @Body() dto: AddPlanDto,
  ): Promise<PlanView> {
    return this.one(actor, await this.plans.add(actor, dto.unionId, PlanTermsDto.termsOf(dto), idempotency));
  }

  @Patch('mutual-aid-plans/:id')
  @Requires('mutual-aid:manage-plans')
  @ApiOkResponse({ type: PlanView })
  async correct(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: PlanId,
    @IfMatchVersion() version: number,
    @Body() dto: PlanTermsDto,
  ): Promise<PlanView> {
    await this.plans.correct(actor, { id, version }, PlanTermsDto.termsOf(dto));
    return this.one(actor, id);
  }

  @Get('mutual-aid-plans/:id/enrolments')
  @Requires('mutual-aid:read')
  @ApiOkResponse({ type: PageOf(CoverView) })
  async members(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) planId: PlanId,
    @Query() { after: cursor, limit }: PageQuery,
  ): Promise<Page<CoverView>> {
    await this.plans.one(actor, planId);
    const after = decodeCursor(cursor, 1)?.[0] ?? null;
    const rows = await this.enrolments.list(actor, { planId, memberId: null, after, limit: limit + 1 });
    return pageOf(rows, limit, CoverView.of, ({ id }) => [id]);
  }

  /** One, or many by a list; whom it names unclearly is told line by line, the others are taken in. */
  @Post('mutual-aid-plans/:id/enrolments')
  @HttpCode(200)
  @Requires('mutual-aid:manage')
  @ApiOkResponse({ type: EnrolmentOutcomeView })
  async enrol(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: PlanId,
    @IdempotencyKey() idempotency: Idempotency,
    @Body() dto: EnrolDto,
  ): Promise<EnrolmentOutcomeView> {
    return EnrolmentOutcomeView.of(await this.enrolments.enrol(actor, id, EnrolDto.wishOf(dto), idempotency));
  }

  /** Whose cover a claim may be made under. */
  @Get('mutual-aid-enrolments')
  @Requires('mutual-aid:read')
  @ApiOkResponse({ type: PageOf(CoverView) })
  async covers(@CurrentActor() actor: Actor, @Query() query: CoversQuery): Promise<Page<CoverView>> {
    const { after: cursor, limit, memberId } = query;
    const after = decodeCursor(cursor, 1)?.[0] ?? null;
    const filter = { planId: null, memberId: memberId ?? null, after, limit: limit + 1 };
    return pageOf(await this.enrolments.list(actor, filter), limit, CoverView.of, ({ id }) => [id]);
  }

  /** The separate consents that a claim under this cover would ask of the member. */
  @Get('mutual-aid-enrolments/:id/lacking-consents')
  @Requires('mutual-aid:manage')
  @ApiOkResponse({ type: ClaimConsentsView })
  async lackingConsents(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: EnrolmentId,
  ): Promise<ClaimConsentsView> {
    return ClaimConsentsView.of(await this.claims.lacksUnder(actor, id));
  }

  @Post('mutual-aid-enrolments/:id/cancellation')
  @HttpCode(204)
  @Requires('mutual-aid:manage')
  @ApiNoContentResponse()
  cancel(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: EnrolmentId,
    @IfMatchVersion() version: number,
    @Body() { reason }: ClaimReasonDto,
  ): Promise<void> {
    return this.enrolments.cancel(actor, { id, version }, reason);
  }
}
