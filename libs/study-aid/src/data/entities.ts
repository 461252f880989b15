import { Award, AwardFact } from './award.entity';
import { GrantList, Instalment } from './instalment.entity';
import { Programme, ProgrammeAmount } from './programme.entity';
import { Renewal, RenewalRun } from './renewal.entity';

export const STUDY_AID_ENTITIES = [
  Programme,
  ProgrammeAmount,
  Award,
  AwardFact,
  Instalment,
  GrantList,
  RenewalRun,
  Renewal,
];
