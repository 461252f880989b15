import type { CivilDate, Id } from '@app/kernel';

/** A petition (信访): somebody asks, complains or proposes, and is answered in writing (信访工作条例). */
export type PetitionId = Id<'petition'>;

/** What the petitioner handed in, and what came together while it was handled: the second is not for him (art. 30). */
export const PETITION_SUBJECT = 'petition';
export const PETITION_HANDLING_SUBJECT = 'petition-handling';
export const PETITION_PAPERS = [PETITION_SUBJECT, PETITION_HANDLING_SUBJECT] as const;
export type PetitionPaperOf = (typeof PETITION_PAPERS)[number];
export const PETITION_PAPER_LABELS: Readonly<Record<PetitionPaperOf, string>> = {
  petition: '信访人交的',
  'petition-handling': '办理中形成的',
};

export const PETITION_KINDS = ['request', 'complaint', 'proposal'] as const;
export type PetitionKind = (typeof PETITION_KINDS)[number];
export const PETITION_KIND_LABELS: Readonly<Record<PetitionKind, string>> = {
  request: '求决',
  complaint: '检举控告',
  proposal: '意见建议',
};

export const PETITION_SOURCES = ['visit', 'letter', 'phone', 'online', 'forwarded'] as const;
export type PetitionSource = (typeof PETITION_SOURCES)[number];
export const PETITION_SOURCE_LABELS: Readonly<Record<PetitionSource, string>> = {
  visit: '来访',
  letter: '来信',
  phone: '电话',
  online: '网上',
  forwarded: '别的单位转送',
};

/** Where a petition goes when another road is the right one (art. 31), or another body's business. */
export const PETITION_ROADS = ['mediation', 'arbitration', 'court', 'inspection', 'social-aid', 'other-body'] as const;
export type PetitionRoad = (typeof PETITION_ROADS)[number];
export const PETITION_ROAD_LABELS: Readonly<Record<PetitionRoad, string>> = {
  mediation: '争议调解',
  arbitration: '劳动仲裁',
  court: '法院',
  inspection: '劳动监察',
  'social-aid': '困难帮扶',
  'other-body': '别的单位',
};

/** What the clocks of a petition hang on. */
export interface PetitionDays {
  readonly source: PetitionSource;
  /** Name and address unknown: nobody can be told (art. 23). */
  readonly isAnonymous: boolean;
  readonly receivedOn: CivilDate;
  readonly repliedOn: CivilDate | null;
  readonly acceptedOn: CivilDate | null;
  readonly concludedOn: CivilDate | null;
  readonly answeredOn: CivilDate | null;
  readonly reviewRequestedOn: CivilDate | null;
  readonly reviewedOn: CivilDate | null;
  readonly recheckRequestedOn: CivilDate | null;
  readonly recheckedOn: CivilDate | null;
}
