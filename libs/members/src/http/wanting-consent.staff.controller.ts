import {
  AnswersSheet,
  CurrentActor,
  decodeCursor,
  encodeCursor,
  filterWords,
  IdField,
  PageOf,
  PageQuery,
  Requires,
  type Sheet,
  type SheetColumn,
} from '@app/http';
import { type Actor, isUuid, type MemberId, type UnionId } from '@app/kernel';
import { UnionReading } from '@app/organizations';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { WantingConsents } from '../app/wanting-consents';
import { type WantingConsentView, WantingMemberView } from './views/wanting-consent.view';

class WantingConsentQuery extends PageQuery {
  @IdField('工会', { optional: true, description: '含下级工会' }) unionId?: UnionId;
}

/** A line of the sheet: one consent that is wanting, or what the reader may not see of a member. */
interface WantingLine {
  readonly member: WantingMemberView;
  readonly consent: WantingConsentView | null;
}

const COLUMNS: readonly SheetColumn<WantingLine>[] = [
  { title: '姓名', value: ({ member }) => member.name },
  { title: '工会', width: 28, value: ({ member }) => member.unionName },
  { title: '工会小组', value: ({ member }) => member.groupName },
  { title: '关于谁', value: ({ consent }) => consent?.name ?? null },
  {
    title: '同意什么',
    width: 26,
    value: ({ member, consent }) => consent?.kindName ?? `${member.hidden} 条，您的岗位不能查看`,
  },
  { title: '由谁同意', value: ({ consent }) => consent && (consent.byGuardian ? '监护人' : '本人') },
  { title: '哪些资料里有', width: 28, value: ({ consent }) => consent?.records ?? null },
];

/** 还差单独同意的人. A page may hold fewer than asked for and still have a next one. */
@ApiTags('members')
@Controller('staff/sensitive-consents/wanting')
export class WantingConsentStaffController {
  constructor(
    private readonly wanting: WantingConsents,
    private readonly unions: UnionReading,
  ) {}

  @Get()
  @Requires('member:manage')
  @ApiOkResponse({ type: PageOf(WantingMemberView) })
  async list(@CurrentActor() actor: Actor, @Query() { unionId, limit, after }: WantingConsentQuery) {
    const at = decodeCursor(after, 1)?.[0] ?? null;
    const range = { after: isUuid(at) ? (at as MemberId) : null, limit };
    const { items, next } = await this.wanting.list(actor, unionId, range);
    return { items: items.map((one) => WantingMemberView.of(one)), next: next && encodeCursor([next]) };
  }

  /** The same list in Excel, a line for each consent. */
  @Get('sheet')
  @Requires('member:manage')
  @AnswersSheet()
  async sheet(@CurrentActor() actor: Actor, @Query() query: WantingConsentQuery): Promise<Sheet<WantingLine>> {
    return {
      ...{ title: '还差单独同意的人', list: 'wanting-consents', columns: COLUMNS },
      filters: filterWords(['工会', await this.unions.filterName(actor, 'member:manage', query.unionId)]),
      page: async (after, limit) => {
        const { items, next } = await this.list(actor, { ...query, limit, ...(after && { after }) });
        return { items: items.flatMap(linesOf), next };
      },
    };
  }
}

const linesOf = (member: WantingMemberView): WantingLine[] => [
  ...member.wanting.map((consent) => ({ member, consent })),
  ...(member.hidden > 0 ? [{ member, consent: null }] : []),
];
