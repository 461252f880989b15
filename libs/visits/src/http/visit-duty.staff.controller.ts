import {
  AnswersSheet,
  CurrentActor,
  decodeCursor,
  filterWords,
  IdempotencyKey,
  IdPipe,
  pageOf,
  Requires,
  type Sheet,
} from '@app/http';
import { type Actor, type CivilDate, isCivilDate, isUuid, parseFen } from '@app/kernel';
import { UnionReading } from '@app/organizations';
import type { Idempotency } from '@app/persistence';
import { EVIDENCE_KINDS } from '@app/standards';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CaseNotesService } from '../app/case-notes.service';
import { CaseService } from '../app/case.service';
import { DutyListService } from '../app/duty-list.service';
import { ReportService } from '../app/report.service';
import type { DutyFilter, DutyPosition } from '../data/duty-list.query';
import type { VisitDutyId } from '../domain/visit-duty';
import { CaseView } from './dto/case.view';
import { DUTY_COLUMNS } from './dto/duty.sheet';
import {
  DutyLinePage,
  DutyLineView,
  DutyListQuery,
  ReportedView,
  SuggestedVisitorsView,
  SuggestedVisitorView,
} from './dto/duty.view';
import { EntitlementQuery } from './dto/entitlement.query';
import { CaseNotesView, NotesQuery } from './dto/notes.view';
import { factsOfReport, ReportDto } from './dto/report.dto';
import { EntitlementView } from './dto/visit.view';

@ApiTags('visit-duties')
@Controller('staff/visit-duties')
export class VisitDutyStaffController {
  constructor(
    private readonly lists: DutyListService,
    private readonly cases: CaseService,
    private readonly notes: CaseNotesService,
    private readonly reports: ReportService,
    private readonly unions: UnionReading,
  ) {}

  @Get()
  @Requires('visit:read')
  @ApiOkResponse({ type: DutyLinePage })
  async list(@CurrentActor() actor: Actor, @Query() query: DutyListQuery): Promise<DutyLinePage> {
    const { lines, ...days } = await this.lists.list(actor, filterOf(actor, query), positionOf(query), query.limit);
    return pageOf(
      lines,
      query.limit,
      (line) => DutyLineView.of(line, days),
      (line) => [line.deadlineOn, line.id],
    );
  }

  /** The same list in Excel. */
  @Get('sheet')
  @Requires('visit:read')
  @AnswersSheet()
  async sheet(@CurrentActor() actor: Actor, @Query() query: DutyListQuery): Promise<Sheet<DutyLineView>> {
    const { unionId, status = 'open', occasion, assignee, number } = query;
    return {
      ...{ title: '走访', list: 'visit-duties', columns: DUTY_COLUMNS },
      filters: filterWords(
        ['工会', await this.unions.filterName(actor, 'visit:read', unionId)],
        ['状态', { open: '未结', closed: '已结', all: '全部' }[status]],
        ['事项', occasion && (await this.lists.occasionName(actor, occasion))],
        ['谁去', assignee && '我去的'],
        ['编号', number],
      ),
      page: (after, limit) => this.list(actor, { ...query, limit, ...(after && { after }) }),
    };
  }

  @Get(':id')
  @Requires('visit:read')
  @ApiOkResponse({ type: CaseView })
  async one(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: VisitDutyId): Promise<CaseView> {
    return CaseView.of(await this.cases.page(actor, id));
  }

  /** Notes, words and needs; every look is recorded and shown to the member. */
  @Get(':id/notes')
  @Requires('visit:read')
  @ApiOkResponse({ type: CaseNotesView })
  async readNotes(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: VisitDutyId,
    @Query() { reason }: NotesQuery,
  ): Promise<CaseNotesView> {
    return CaseNotesView.of(await this.notes.read(actor, id, reason));
  }

  @Get(':id/suggested-visitors')
  @Requires('visit:read')
  @ApiOkResponse({ type: SuggestedVisitorsView })
  async suggestedVisitors(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: VisitDutyId,
  ): Promise<SuggestedVisitorsView> {
    const found = await this.lists.suggestedVisitors(actor, id);
    return { items: found.map((visitor) => SuggestedVisitorView.of(visitor)) };
  }

  /** How much may be given today, and what that means for the amounts that are thought of. */
  @Get(':id/entitlement')
  @Requires('visit:read')
  @ApiOkResponse({ type: EntitlementView })
  async entitlement(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: VisitDutyId,
    @Query() query: EntitlementQuery,
  ): Promise<EntitlementView> {
    const valueFen = parseFen(query.goods ?? '0');
    const goods = valueFen > 0n ? [{ name: '慰问品', quantity: 1, unit: '份', valueFen }] : [];
    const said = new Set((query.evidence ?? '').split(','));
    const evidence = EVIDENCE_KINDS.filter((kind) => said.has(kind));
    const asked = { cashFen: parseFen(query.cash ?? '0'), goods, evidence };
    return EntitlementView.of(await this.cases.entitlement(actor, id, asked));
  }

  /** Opens a duty, or joins the one that the event has already. */
  @Post()
  @Requires('visit:report')
  @ApiCreatedResponse({ type: ReportedView })
  async report(
    @CurrentActor() actor: Actor,
    @Body() dto: ReportDto,
    @IdempotencyKey() idem: Idempotency,
  ): Promise<ReportedView> {
    return ReportedView.of(await this.reports.byStaff(actor, factsOfReport(dto), idem));
  }
}

const filterOf = (actor: Actor, query: DutyListQuery): DutyFilter => ({
  ended: query.status === 'all' ? null : query.status === 'closed',
  unionId: query.unionId ?? null,
  occasion: query.occasion ?? null,
  assignedTo: query.assignee === 'me' ? actor.personId : null,
  memberId: query.memberId ?? null,
  number: query.number ?? null,
});

/** A position that this API did not give out begins at the first page. */
function positionOf({ after }: DutyListQuery): DutyPosition | null {
  const [deadlineOn = null, id = null] = decodeCursor(after, 2) ?? [];
  return isCivilDate(deadlineOn) && isUuid(id) ? { deadlineOn: deadlineOn satisfies CivilDate, id } : null;
}
