import { CurrentActor, IdempotencyKey, IdPipe, MemberOnly } from '@app/http';
import type { Actor } from '@app/kernel';
import type { Idempotency } from '@app/persistence';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { LaterPapersService } from '../app/later-papers.service';
import { PortalCaseService } from '../app/portal-case.service';
import { ReportService } from '../app/report.service';
import type { VisitDutyId } from '../domain/visit-duty';
import {
  PortalCasePageView,
  PortalCasesView,
  PortalCaseView,
  PortalOccasionsView,
  PortalReportedView,
  RatingDto,
} from './dto/portal-case.view';
import { factsOfMemberReport, MemberReportDto } from './dto/report.dto';
import { PapersDto, papersIn } from './dto/visit.dto';

/** The member's own cases. What he received he confirms among his payments; who looked is among his particulars. */
@ApiTags('portal')
@Controller('portal')
export class CasePortalController {
  constructor(
    private readonly cases: PortalCaseService,
    private readonly reports: ReportService,
    private readonly papers: LaterPapersService,
  ) {}

  @Get('cases')
  @MemberOnly()
  @ApiOkResponse({ type: PortalCasesView })
  async mine(@CurrentActor() actor: Actor): Promise<PortalCasesView> {
    const cases = await this.cases.mine(actor);
    return { items: cases.map((whole) => PortalCaseView.of(whole)) };
  }

  @Get('cases/:id')
  @MemberOnly()
  @ApiOkResponse({ type: PortalCasePageView })
  async one(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: VisitDutyId): Promise<PortalCasePageView> {
    return PortalCasePageView.of(await this.cases.one(actor, id));
  }

  /** What he may report. */
  @Get('occasions')
  @MemberOnly()
  @ApiOkResponse({ type: PortalOccasionsView })
  async occasions(@CurrentActor() actor: Actor): Promise<PortalOccasionsView> {
    return PortalOccasionsView.of(await this.cases.occasions(actor), actor.memberId);
  }

  @Post('reports')
  @MemberOnly()
  @ApiCreatedResponse({ type: PortalReportedView })
  async report(
    @CurrentActor() actor: Actor,
    @Body() dto: MemberReportDto,
    @IdempotencyKey() idem: Idempotency,
  ): Promise<PortalReportedView> {
    const { id, number, joined, deadlineOn } = await this.reports.byMember(actor, factsOfMemberReport(dto), idem);
    return Object.assign(new PortalReportedView(), { id, number, joined, deadlineOn });
  }

  /** Papers that his case still lacks, uploaded by himself. */
  @Post('cases/:id/papers')
  @HttpCode(200)
  @MemberOnly()
  @ApiOkResponse({ type: PortalCasePageView })
  async addPapers(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: VisitDutyId,
    @Body() dto: PapersDto,
    @IdempotencyKey() idem: Idempotency,
  ): Promise<PortalCasePageView> {
    await this.papers.byMember(actor, id, papersIn(dto), idem);
    return this.one(actor, id);
  }

  /** How he found his case handled; once. */
  @Post('cases/:id/rating')
  @HttpCode(200)
  @MemberOnly()
  @ApiOkResponse({ type: PortalCasePageView })
  async rate(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: VisitDutyId,
    @Body() dto: RatingDto,
  ): Promise<PortalCasePageView> {
    await this.cases.rate(actor, id, dto.stars, dto.comment ?? null);
    return this.one(actor, id);
  }
}
