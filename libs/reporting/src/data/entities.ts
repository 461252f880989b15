import { AwaitedDisclosure, Disclosure, DisclosureFact, DisclosureRating } from './disclosure.entity';
import { FigureMonth, FigureRevision, FigureYear, PersonNumber, StaleMonth } from './figure-month.entity';
import { AwaitedReturn, PeriodReturn, ReturnFact, ReturnRule } from './period-return.entity';
import { MatchingRule, Target } from './target.entity';
import { Wording } from './wording.entity';

export const REPORTING_ENTITIES = [
  ...[Wording, Target, MatchingRule, PeriodReturn, ReturnFact, ReturnRule, AwaitedReturn],
  ...[Disclosure, DisclosureFact, DisclosureRating, AwaitedDisclosure],
  ...[FigureMonth, FigureYear, StaleMonth, PersonNumber, FigureRevision],
];
