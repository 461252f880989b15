import {
  AnswersSheet,
  CurrentActor,
  filterWords,
  IdempotencyKey,
  IdPipe,
  type Page,
  PageOf,
  pageOf,
  Requires,
  type Sheet,
} from '@app/http';
import type { Actor } from '@app/kernel';
import type { Idempotency } from '@app/persistence';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { LegalAidHandlers } from '../app/legal-aid-handlers';
import { LegalAidIntakeService } from '../app/legal-aid-intake.service';
import { LegalAidReading } from '../app/legal-aid-reading';
import { DISPUTE_MATTER_LABELS } from '../domain/dispute';
import type { LegalAidId } from '../domain/legal-aid';
import { SimilarDisputeView } from './dto/dispute.view';
import { LEGAL_AID_COLUMNS, LegalAidCountsView, LegalAidLineView } from './dto/legal-aid-line.view';
import { LegalAidListQuery, RegisterLegalAidDto } from './dto/legal-aid.dto';
import { AidCandidatesView, LegalAidView, ReceivedLegalAidView } from './dto/legal-aid.view';
import { duePositionOf } from './due-cursor';

const GROUP_WORDS = {
  mine: '我办的',
  desk: '待审查',
  assigning: '待指派',
  handling: '办理中',
  objection: '异议中',
  ended: '已结束',
} as const;

@ApiTags('legal-aid')
@Controller('staff/legal-aids')
export class LegalAidStaffController {
  constructor(
    private readonly reading: LegalAidReading,
    private readonly intake: LegalAidIntakeService,
    private readonly handlers: LegalAidHandlers,
  ) {}

  @Get()
  @Requires('legal-aid:read')
  @ApiOkResponse({ type: PageOf(LegalAidLineView) })
  async list(@CurrentActor() actor: Actor, @Query() query: LegalAidListQuery): Promise<Page<LegalAidLineView>> {
    const { group = null, matter = null, text = null, limit } = query;
    const lines = await this.reading.lines(actor, { group, matter, text }, duePositionOf(query.after), limit + 1);
    return pageOf(
      lines,
      limit,
      (line) => LegalAidLineView.of(line),
      (line) => [line.dueOn, line.id],
    );
  }

  @Get('counts')
  @Requires('legal-aid:read')
  @ApiOkResponse({ type: LegalAidCountsView })
  async counts(@CurrentActor() actor: Actor): Promise<LegalAidCountsView> {
    return LegalAidCountsView.of(await this.reading.counts(actor));
  }

  /** The same list in Excel. */
  @Get('sheet')
  @Requires('legal-aid:read')
  @AnswersSheet()
  async sheet(@CurrentActor() actor: Actor, @Query() query: LegalAidListQuery): Promise<Sheet<LegalAidLineView>> {
    const { group, matter, text } = query;
    return {
      ...{ title: '法律援助', list: 'legal-aids', columns: LEGAL_AID_COLUMNS },
      filters: filterWords(
        ['哪些', group && GROUP_WORDS[group]],
        ['类别', matter && DISPUTE_MATTER_LABELS[matter]],
        ['编号或单位', text],
      ),
      page: (after, limit) => this.list(actor, { ...query, limit, ...(after && { after }) }),
    };
  }

  @Get(':id')
  @Requires('legal-aid:read')
  @ApiOkResponse({ type: LegalAidView })
  async one(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: LegalAidId): Promise<LegalAidView> {
    return LegalAidView.of(await this.reading.page(actor, id));
  }

  /** Who could handle it, and who has to withdraw. */
  @Get(':id/handler-candidates')
  @Requires('legal-aid:read')
  @ApiOkResponse({ type: AidCandidatesView })
  async candidates(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: LegalAidId): Promise<AidCandidatesView> {
    return AidCandidatesView.of(await this.handlers.candidates(actor, id));
  }

  @Post()
  @Requires('legal-aid:intake')
  @ApiCreatedResponse({ type: ReceivedLegalAidView })
  async register(
    @CurrentActor() actor: Actor,
    @IdempotencyKey() idempotency: Idempotency,
    @Body() dto: RegisterLegalAidDto,
  ): Promise<ReceivedLegalAidView> {
    const found = await this.intake.register(actor, RegisterLegalAidDto.case(dto), idempotency);
    const { id, version, number } = found;
    const similar = found.similar.map((each) => SimilarDisputeView.of(each));
    return Object.assign(new ReceivedLegalAidView(), { id, version, number, similar });
  }
}
