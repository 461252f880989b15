import { DateField, TextField } from '@app/http';
import type { CivilDate } from '@app/kernel';
import type { PetitionPage } from '../../app/petition-reading';

/** When the petitioner is to come, where, and what he is asked to bring. */
export class PetitionMeetingView {
  @DateField('日期') on: CivilDate;
  @TextField('时间', { max: 20, nullable: true }) atTime: string | null;
  @TextField('地点', { max: 100, nullable: true }) place: string | null;
  @TextField('要带的东西', { max: 300, nullable: true }) bring: string | null;
}

/** Null: none was arranged, or the day has passed. */
export function meetingOf({ petition, today, open }: PetitionPage): PetitionMeetingView | null {
  const { tenantId, meetingOn, meetingTime, meetingPlaceSealed, meetingBringSealed } = petition;
  if (meetingOn === null || meetingOn < today) return null;
  return Object.assign(new PetitionMeetingView(), {
    ...{ on: meetingOn, atTime: meetingTime, place: open.open(tenantId, 'petition', meetingPlaceSealed) },
    bring: open.open(tenantId, 'petition', meetingBringSealed),
  });
}
