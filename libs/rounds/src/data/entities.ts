import { AwaitedRound } from './awaited-round.entity';
import { ChecklistItem, ChecklistTemplate, Handout, RoundFact, RoundVisitorRow } from './round-conduct.entity';
import { LeftOut, RosterChange, RosterEntry } from './roster-entry.entity';
import { Round } from './round.entity';

export const ROUND_ENTITIES = [
  Round,
  RoundVisitorRow,
  RosterEntry,
  LeftOut,
  RosterChange,
  Handout,
  ChecklistTemplate,
  ChecklistItem,
  RoundFact,
  AwaitedRound,
];
