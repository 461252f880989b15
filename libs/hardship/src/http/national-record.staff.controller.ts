import { AnswersSheet, CurrentActor, filterWords, type Page, pageOf, Requires, type Sheet, TextField } from '@app/http';
import type { Actor } from '@app/kernel';
import { UnionReading } from '@app/organizations';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { NationalRecord, type RecordedHousehold } from '../app/national-record';
import { FileListQuery, positionOf } from './dto/file-line.view';
import { HOUSEHOLD_COLUMNS, type HouseholdMember, PERSON_COLUMNS } from './dto/national-record.sheet';

class RecordQuery extends FileListQuery {
  @TextField('为什么要导出', { max: 200, optional: true }) reason?: string;
}

/** The columns of the national record (全国工会帮扶工作管理系统) in Excel: full numbers, so every look is recorded. */
@ApiTags('hardship-files')
@Controller('staff/hardship-files')
export class NationalRecordStaffController {
  constructor(
    private readonly record: NationalRecord,
    private readonly unions: UnionReading,
  ) {}

  @Get('sheet')
  @Requires('hardship:read-sensitive')
  @AnswersSheet()
  async households(@CurrentActor() actor: Actor, @Query() query: RecordQuery): Promise<Sheet<RecordedHousehold>> {
    return {
      ...{ title: '困难职工档案', list: 'hardship-records', columns: HOUSEHOLD_COLUMNS },
      filters: await this.words(actor, query),
      page: (after, limit) => this.page(actor, query, after, limit),
    };
  }

  @Get('persons/sheet')
  @Requires('hardship:read-sensitive')
  @AnswersSheet()
  async persons(@CurrentActor() actor: Actor, @Query() query: RecordQuery): Promise<Sheet<HouseholdMember>> {
    return {
      ...{ title: '困难职工家庭成员', list: 'hardship-record-persons', columns: PERSON_COLUMNS },
      filters: await this.words(actor, query),
      page: async (after, limit) => {
        const { items, next } = await this.page(actor, query, after, limit);
        const persons = items.flatMap(({ line, persons: all }) =>
          all.map((person) => ({ number: line.number, holderName: line.memberName, person })),
        );
        return { items: persons, next };
      },
    };
  }

  private async page(
    actor: Actor,
    query: RecordQuery,
    after: string | undefined,
    limit: number,
  ): Promise<Page<RecordedHousehold>> {
    const {
      group = null,
      category = null,
      unionId = null,
      memberId = null,
      text = null,
      record = null,
      reason,
    } = query;
    const filter = { group, category, unionId, memberId, text, record };
    const position = after === undefined ? null : positionOf(after);
    const found = await this.record.page(actor, filter, position, limit, reason ?? '导出全国帮扶系统报送表');
    return pageOf(
      found,
      limit,
      (each) => each,
      ({ line }) => [line.dueOn, line.id],
    );
  }

  private async words(actor: Actor, { unionId, text, group, record }: RecordQuery) {
    return filterWords(
      ['工会', await this.unions.filterName(actor, 'hardship:read-sensitive', unionId)],
      ['姓名或编号', text],
      ['范围', group && GROUP_WORDS[group]],
      ['登记信息', record && RECORD_WORDS[record]],
    );
  }
}

const RECORD_WORDS = { incomplete: '还没填全', complete: '已填全' } as const;
const GROUP_WORDS = { 'under-way': '办理中', 'on-file': '在档', 'review-due': '待年度复核', ended: '已结束' } as const;
