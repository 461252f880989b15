import { Accident, AccidentActivity, AccidentFact, AccidentPayment, AccidentPerson } from './accident.entity';
import { DisputeAgreement, DisputeInstalment } from './agreement.entity';
import { CasePaper } from './case-paper.entity';
import { ClockDeadline, ClockEventRow } from './clock.entity';
import { DisputeFact } from './dispute-fact.entity';
import { Dispute } from './dispute.entity';
import { LegalAid, LegalAidFact, LegalAidRecord } from './legal-aid.entity';
import { DisputeOffer, DisputeSession, DisputeStatement } from './mediation.entity';
import { DisputeMediator, DisputeParty, DisputeRating } from './people.entity';
import { Petition, PetitionFact } from './petition.entity';

export const DISPUTE_ENTITIES = [
  Dispute,
  DisputeParty,
  DisputeMediator,
  DisputeSession,
  DisputeStatement,
  DisputeOffer,
  DisputeAgreement,
  DisputeInstalment,
  DisputeFact,
  DisputeRating,
  ClockEventRow,
  ClockDeadline,
  Petition,
  PetitionFact,
  Accident,
  AccidentPerson,
  AccidentPayment,
  AccidentActivity,
  AccidentFact,
  LegalAid,
  LegalAidRecord,
  LegalAidFact,
  CasePaper,
];
