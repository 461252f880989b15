import type { FigureDefinition, LedgerDefinition } from '../../domain/figure';
import { ACCIDENTS_LEDGER } from './accidents.ledger';
import { ACTIVITIES_LEDGER } from './activities.ledger';
import { DISPUTES_LEDGER } from './disputes.ledger';
import { DONATIONS_LEDGER } from './donations.ledger';
import { DUTIES_LEDGER } from './duties.ledger';
import { HARDSHIP_LEDGER } from './hardship.ledger';
import { LEGAL_AID_LEDGER } from './legal-aid.ledger';
import {
  MODEL_WORKER_AIDS_LEDGER,
  MODEL_WORKER_FILES_LEDGER,
  MODEL_WORKER_SURVEYS_LEDGER,
} from './model-workers.ledger';
import { DISBURSEMENTS_LEDGER, FUNDS_LEDGER } from './money.ledger';
import { PETITIONS_LEDGER } from './petitions.ledger';
import { MEMBERS_LEDGER, UNIONS_LEDGER } from './register.ledger';
import { STUDY_AID_LEDGER, STUDY_AWARDS_LEDGER } from './study-aid.ledger';
import { MUTUAL_AID_COVERS_LEDGER, MUTUAL_AID_LEDGER } from './mutual-aid.ledger';
import { VISITS_LEDGER } from './visits.ledger';

/** All ledgers, and by them all figures: the one place. */
export const LEDGERS: readonly LedgerDefinition[] = [
  VISITS_LEDGER,
  DUTIES_LEDGER,
  HARDSHIP_LEDGER,
  STUDY_AID_LEDGER,
  STUDY_AWARDS_LEDGER,
  MODEL_WORKER_AIDS_LEDGER,
  MODEL_WORKER_FILES_LEDGER,
  MODEL_WORKER_SURVEYS_LEDGER,
  DISPUTES_LEDGER,
  LEGAL_AID_LEDGER,
  MUTUAL_AID_COVERS_LEDGER,
  PETITIONS_LEDGER,
  ACCIDENTS_LEDGER,
  MUTUAL_AID_LEDGER,
  DONATIONS_LEDGER,
  ACTIVITIES_LEDGER,
  FUNDS_LEDGER,
  DISBURSEMENTS_LEDGER,
  UNIONS_LEDGER,
  MEMBERS_LEDGER,
];

/** Those that are kept by union and month. */
export const MONTHLY_LEDGERS = LEDGERS.filter(({ monthly }) => monthly);

export const FIGURES: readonly FigureDefinition[] = LEDGERS.flatMap(({ figures }) => figures);

export const FIGURES_BY_CODE: ReadonlyMap<string, FigureDefinition> = new Map(
  FIGURES.map((figure) => [figure.code, figure]),
);
export const figureOf = (code: string): FigureDefinition | undefined => FIGURES_BY_CODE.get(code);

export const ledgerOf = (code: string): LedgerDefinition | undefined => LEDGERS.find((each) => each.code === code);
