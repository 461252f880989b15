import {
  AmountField,
  CountField,
  CurrentActor,
  DateField,
  FlagField,
  IdField,
  IdPipe,
  PartsField,
  Requires,
  TextField,
} from '@app/http';
import { FUND_PURPOSE_NAMES } from '@app/funds';
import { type Actor, type CivilDate, formatFen, sumFen, yearOf } from '@app/kernel';
import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AidReading, type CapStanding, type HouseholdAids } from '../app/aid-reading';
import { CAP_BEYOND_LABELS, CAPPED_AID_LABELS, capWords } from '../domain/aid-cap';
import type { HardshipFileId } from '../domain/hardship-file';

class FileAidView {
  @IdField('用款') id: string;
  @TextField('单号', { max: 60 }) number: string;
  @TextField('事由', { max: 60 }) occasionName: string;
  @TextField('种类', { max: 20 }) kindLabel: string;
  @TextField('给谁', { max: 60 }) recipientName: string;
  @TextField('哪个工会', { max: 100 }) unionName: string;
  @AmountField('金额') amount: string;
  @DateField('日期') on: CivilDate;
  @FlagField('已经付了') paid: boolean;
}

class AidOfYearView {
  @CountField('年度', { max: 9999 }) year: number;
  @TextField('种类', { max: 20 }) kindLabel: string;
  @CountField('次数', { max: 10_000 }) count: number;
  @AmountField('金额') amount: string;
}

/** What the household may be given this year of one kind, and where it stands. */
class FileCapView {
  @TextField('种类', { max: 20 }) kindLabel: string;
  @TextField('上限', { max: 40 }) words: string;
  @AmountField('上限金额', { nullable: true }) limit: string | null;
  @AmountField('已给') given: string;
  @AmountField('在办') underWay: string;
  @AmountField('还能给', { nullable: true }) left: string | null;
  @TextField('超过怎么办', { max: 40 }) beyondLabel: string;

  static of({ cap, limit, given, underWay }: CapStanding): FileCapView {
    const left = limit === null ? null : limit > given + underWay ? limit - given - underWay : 0n;
    return Object.assign(new FileCapView(), {
      ...{ kindLabel: CAPPED_AID_LABELS[cap.aid], words: capWords(cap), beyondLabel: CAP_BEYOND_LABELS[cap.beyond] },
      ...{ given: formatFen(given), underWay: formatFen(underWay) },
      ...{ limit: limit === null ? null : formatFen(limit), left: left === null ? null : formatFen(left) },
    });
  }
}

class HouseholdAidsView {
  @CountField('年度', { max: 9999 }) year: number;
  @PartsField('今年上限', () => FileCapView, { max: 20 }) caps: FileCapView[];
  @PartsField('每年小计', () => AidOfYearView, { max: 400 }) years: AidOfYearView[];
  @PartsField('帮扶', () => FileAidView, { max: 500 }) lines: FileAidView[];

  static of({ year, caps, lines }: HouseholdAids): HouseholdAidsView {
    return Object.assign(new HouseholdAidsView(), {
      ...{ year, caps: caps.map((cap) => FileCapView.of(cap)), years: sumsOf(lines) },
      lines: lines.map(({ id, number, occasionName, purpose, recipientName, unionName, amount, on, paid }) => ({
        ...{ id, number, occasionName, recipientName, unionName, on, paid },
        ...{ kindLabel: kindOf(purpose), amount: formatFen(BigInt(amount)) },
      })),
    });
  }
}

const kindOf = (purpose: string): string => FUND_PURPOSE_NAMES[purpose as keyof typeof FUND_PURPOSE_NAMES] ?? '其他';

/** What was paid, by year and kind; what is under way is no sum yet. */
function sumsOf(lines: HouseholdAids['lines']): AidOfYearView[] {
  const groups = new Map<string, { year: number; kindLabel: string; amounts: bigint[] }>();
  for (const { on, purpose, amount, paid } of lines) {
    if (!paid) continue;
    const [year, kindLabel] = [yearOf(on), kindOf(purpose)];
    const group = groups.get(`${year} ${kindLabel}`) ?? { year, kindLabel, amounts: [] };
    group.amounts.push(BigInt(amount));
    groups.set(`${year} ${kindLabel}`, group);
  }
  return [...groups.values()].map(({ year, kindLabel, amounts }) => ({
    ...{ year, kindLabel, count: amounts.length, amount: formatFen(sumFen(amounts)) },
  }));
}

@ApiTags('hardship-files')
@Controller('staff/hardship-files/:id/aid')
export class FileAidStaffController {
  constructor(private readonly reading: AidReading) {}

  /** Every aid of the household from every case with sums per year and kind, and what it may still be given. */
  @Get()
  @Requires('hardship:read')
  @ApiOkResponse({ type: HouseholdAidsView })
  async of(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: HardshipFileId): Promise<HouseholdAidsView> {
    return HouseholdAidsView.of(await this.reading.of(actor, id));
  }
}
