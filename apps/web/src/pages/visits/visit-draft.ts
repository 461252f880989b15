import type { DocumentKind } from '../../api/types';
import { noSignature, type Signature } from '../../parts/signature-pad';
import type { AskedConsent, ConsentAnswers } from '../../parts/consent-answers';
import type { Photo } from '../../parts/photo-upload';
import type { VisitorRank } from './visit-words';

export type OutcomeKind = 'met' | 'proxy' | 'refused' | 'absent';

export interface DraftVisitor {
  /** Colleagues without an account have only a name. */
  readonly personId: string | null;
  readonly name: string;
  readonly rank: VisitorRank;
}

export interface DraftGoods {
  readonly name: string;
  readonly quantity: number;
  readonly unit: string;
  /** Of the whole line, "150.00". */
  readonly value: string;
}

/** Papers by kind of evidence, each under a key of its own: uploads come back one by one and late. */
export type Papers = { readonly [paper: `paper:${string}`]: readonly Photo[] };

/** What an officer typed of a visit; kept on the device until it was sent. */
export type VisitDraft = Papers & {
  /** The duty's, as the person saw it; null until the duty was read. */
  readonly version: number | null;
  /** Whom it is about, for the list of drafts and for a form opened without a signal. */
  readonly memberName: string;
  readonly occasionName: string;
  readonly visitedOn: string;
  readonly place: string;
  /** null: nobody chosen yet, the form proposes. */
  readonly visitors: readonly DraftVisitor[] | null;
  readonly outcome: OutcomeKind | null;
  readonly proxyName: string;
  readonly proxyRelation: string;
  readonly reason: string;
  readonly cash: string;
  readonly goods: readonly DraftGoods[];
  readonly fundAccountId: string | null;
  readonly handedOver: 'card' | 'cash';
  readonly cashReason: string;
  readonly aidReason: string;
  /** 应急先付: null when the money waits for its papers. Drafts of before have none. */
  readonly emergencyReason?: string | null;
  readonly photos: readonly Photo[];
  readonly words: string;
  readonly nextNeed: string;
  readonly nextContactOn: string;
  readonly signature: Signature;
  /** Of the uploaded signature, once it is there. */
  readonly signatureId: string | null;
  /** The person was told of a colleague's visit of the same day: this is another one. */
  readonly isAnother?: boolean;
  /** What the member is to be asked there, as the duty said when it was last seen; drafts of before have neither. */
  readonly asked?: readonly AskedConsent[];
  readonly consents?: ConsentAnswers;
};

export const visitKey = (dutyId: string): string => `visit:${dutyId}`;

export const emptyVisit = (today: string): VisitDraft => ({
  version: null,
  memberName: '',
  occasionName: '',
  visitedOn: today,
  place: '',
  visitors: null,
  outcome: null,
  proxyName: '',
  proxyRelation: '',
  reason: '',
  cash: '',
  goods: [],
  fundAccountId: null,
  handedOver: 'card',
  cashReason: '',
  aidReason: '',
  emergencyReason: null,
  photos: [],
  words: '',
  nextNeed: '',
  nextContactOn: '',
  signature: noSignature,
  signatureId: null,
});

/** As what a piece of evidence is uploaded: illness is kept from more eyes than the rest. */
const PAPER_KINDS: Readonly<Record<string, DocumentKind>> = {
  'admission-proof': 'diagnosis',
  'discharge-summary': 'hospital-summary',
  'surgery-record': 'diagnosis',
  'marriage-certificate': 'certificate',
  'birth-certificate': 'certificate',
  'death-certificate': 'certificate',
  'relation-proof': 'certificate',
  'retirement-approval': 'certificate',
  'group-assessment': 'minutes',
  'signed-receipt': 'receipt',
  'transfer-receipt': 'receipt',
  invoice: 'invoice',
};

export const paperKind = (evidence: string): DocumentKind => PAPER_KINDS[evidence] ?? 'other';

const PAPER = 'paper:';

/** Every list of photos of the draft with the kind of evidence that it is. */
export const photoLists = (draft: VisitDraft): readonly (readonly [evidence: string, photos: readonly Photo[]])[] => [
  ['photo', draft.photos],
  ...Object.entries(draft)
    .filter(([key]) => key.startsWith(PAPER))
    .map(([key, photos]) => [key.slice(PAPER.length), photos as readonly Photo[]] as const),
];

export const papersOf = (draft: VisitDraft, evidence: string): readonly Photo[] => draft[`paper:${evidence}`] ?? [];

/** Goods lines that say something; an empty last line is no line. */
export const givenGoods = ({ goods }: VisitDraft): readonly DraftGoods[] =>
  goods.filter(({ name, value }) => name.trim() !== '' || value !== '');

/** Nobody was met: then nothing was handed over and nobody signed. */
export const metSomebody = ({ outcome }: VisitDraft): boolean => outcome === 'met' || outcome === 'proxy';

/** 应急先付 is ticked. */
export const goesFirst = ({ emergencyReason = null }: VisitDraft): boolean => emergencyReason !== null;
