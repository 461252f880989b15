import { type AccidentAction, type AccidentStatus, openAccidentActions } from './accident.lifecycle';

/** In what part somebody has to do with an accident; the desk only until the union has joined the investigation. */
export const ACCIDENT_PARTS = ['desk', 'handler', 'overseer'] as const;
export type AccidentPart = (typeof ACCIDENT_PARTS)[number];

export const ACCIDENT_PARTS_OF: Readonly<Record<AccidentAction, readonly AccidentPart[]>> = {
  join: ['desk', 'overseer'],
  decline: ['desk', 'handler', 'overseer'],
  find: ['handler'],
  opine: ['handler', 'overseer'],
  decide: ['handler', 'overseer'],
  close: ['desk', 'handler', 'overseer'],
};

/** Who writes down persons and compensation: everybody whom the wall lets in. */
export const RECORDING: readonly AccidentPart[] = ['desk', 'handler', 'overseer'];

export const offeredAccidentActions = (status: AccidentStatus, parts: ReadonlySet<AccidentPart>): AccidentAction[] =>
  openAccidentActions(status).filter((action) => ACCIDENT_PARTS_OF[action].some((part) => parts.has(part)));
