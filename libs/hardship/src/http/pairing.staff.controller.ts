import {
  CountField,
  CurrentActor,
  DateField,
  FlagField,
  IdField,
  IdPipe,
  IfMatchVersion,
  PartsField,
  Requires,
  TextField,
  TextsField,
} from '@app/http';
import { roleName } from '@app/approvals';
import { type Actor, type CivilDate, holds, type PersonId } from '@app/kernel';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { PairingService } from '../app/pairing.service';
import type { PairingId } from '../data/pairing.entity';
import type { PairingLine } from '../data/pairing.query';
import type { HardshipFileId } from '../domain/hardship-file';
import { HARDSHIP_PERMISSIONS } from '../domain/hardship.permissions';
import { categoryLabelOf } from './dto/file-line.view';
import { FileReasonDto, FileSavedView, RecordDto } from './dto/hardship-file.dto';

class PairingView {
  @IdField('结对') id: string;
  @CountField('版本', { max: 2 ** 31 - 1 }) version: number;
  @IdField('档案') fileId: string;
  @TextField('姓名', { max: 60 }) memberName: string;
  @TextField('工会', { max: 100 }) unionName: string;
  @TextField('困难类别', { max: 20, nullable: true }) categoryLabel: string | null;
  @TextField('结对同志', { max: 60 }) personName: string;
  @CountField('几个月一次', { max: 12 }) everyMonths: number;
  @DateField('从哪天起') sinceOn: CivilDate;
  @DateField('下次走访', { nullable: true }) nextDueOn: CivilDate | null;
  @DateField('上次走访', { nullable: true }) lastVisitOn: CivilDate | null;
  @CountField('走访次数', { max: 10_000 }) visits: number;
  @DateField('结束', { nullable: true }) endedOn: CivilDate | null;
  @TextField('结束原因', { max: 500, nullable: true }) endedReason: string | null;
  @FlagField('可以记走访') mayVisit: boolean;
  @FlagField('可以结束') mayEnd: boolean;

  static of({ category, own, unionId: _unionId, ...line }: PairingLine, actor: Actor): PairingView {
    const runs = line.endedOn === null;
    const manages = holds(actor, HARDSHIP_PERMISSIONS.manage);
    return Object.assign(new PairingView(), {
      ...{ ...line, categoryLabel: categoryLabelOf(category) },
      ...{ mayVisit: runs && (own || manages), mayEnd: runs && (own || manages) },
    });
  }
}

class PairingsView {
  @PartsField('结对', () => PairingView, { max: 300 }) items: PairingView[];
}

class PairingCandidateView {
  @IdField('同志') personId: string;
  @TextField('姓名', { max: 60 }) name: string;
  @TextsField('职责', { max: 40, maxItems: 20 }) roles: string[];
}

class PairingCandidatesView {
  @PartsField('可以结对的同志', () => PairingCandidateView, { max: 500 }) items: PairingCandidateView[];
}

class PairingsQuery {
  @Transform(({ value }) => value === true || value === 'true')
  @FlagField('只看我的', { optional: true })
  own?: boolean;
}

class PairingDto {
  @IdField('结对同志', { optional: true, description: '不填就是自己' }) personId?: PersonId;
  @CountField('几个月一次', { min: 1, max: 12 }) everyMonths: number;
}

/** 结对帮扶 of officers and leaders with households. */
@ApiTags('hardship-files')
@Controller('staff')
export class PairingStaffController {
  constructor(private readonly pairings: PairingService) {}

  @Get('hardship-pairings')
  @Requires('hardship:read')
  @ApiOkResponse({ type: PairingsView })
  async all(@CurrentActor() actor: Actor, @Query() { own = false }: PairingsQuery): Promise<PairingsView> {
    return viewOf(await this.pairings.lines(actor, { fileId: null, own }), actor);
  }

  @Get('hardship-files/:id/pairings')
  @Requires('hardship:read')
  @ApiOkResponse({ type: PairingsView })
  async ofFile(@CurrentActor() actor: Actor, @Param('id', IdPipe) fileId: HardshipFileId): Promise<PairingsView> {
    return viewOf(await this.pairings.lines(actor, { fileId, own: false }), actor);
  }

  /** Whom the household may be paired with. */
  @Get('hardship-files/:id/pairing-candidates')
  @Requires('hardship:manage')
  @ApiOkResponse({ type: PairingCandidatesView })
  async candidates(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: HardshipFileId,
  ): Promise<PairingCandidatesView> {
    const found = await this.pairings.candidates(actor, id);
    const items = found.map(({ personId, name, roles }) => ({ personId, name, roles: roles.map(roleName) }));
    return Object.assign(new PairingCandidatesView(), { items });
  }

  @Post('hardship-files/:id/pairings')
  @Requires('hardship:manage')
  @ApiCreatedResponse({ type: FileSavedView })
  async pair(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: HardshipFileId,
    @IfMatchVersion() version: number,
    @Body() { personId = actor.personId, everyMonths }: PairingDto,
  ): Promise<FileSavedView> {
    const done = await this.pairings.pair(actor, { id, version }, personId, everyMonths);
    return FileSavedView.of(id, done.version);
  }

  @Post('hardship-pairings/:id/visit')
  @HttpCode(200)
  @Requires('hardship:read')
  @ApiOkResponse({ type: FileSavedView })
  async visit(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: PairingId,
    @IfMatchVersion() version: number,
    @Body() dto: RecordDto,
  ): Promise<FileSavedView> {
    await this.pairings.visit(actor, id, version, RecordDto.of(dto));
    return FileSavedView.of(id, version + 1);
  }

  @Post('hardship-pairings/:id/end')
  @HttpCode(200)
  @Requires('hardship:read')
  @ApiOkResponse({ type: FileSavedView })
  async end(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: PairingId,
    @IfMatchVersion() version: number,
    @Body() { reason }: FileReasonDto,
  ): Promise<FileSavedView> {
    await this.pairings.end(actor, id, version, reason);
    return FileSavedView.of(id, version + 1);
  }
}

const viewOf = (lines: readonly PairingLine[], actor: Actor): PairingsView => ({
  items: lines.map((line) => PairingView.of(line, actor)),
});
