import type { Actor, Fen, UnionId } from '@app/kernel';
import { type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { ModelWorkerFile } from '../data/file.entity';
import { Survey } from '../data/survey.entity';
import { isLiving } from '../domain/file.lifecycle';
import {
  type HardshipCause,
  type Livelihood,
  type ModelWorkerFileId,
  SURVEY_SUBJECT,
  type SurveyId,
} from '../domain/model-worker';
import { refuse } from '../domain/model-worker.problems';
import { type SurveyAction, surveyAfter } from '../domain/survey.lifecycle';
import { FileStore } from './file-store';

export interface Answers {
  readonly livelihood: Livelihood;
  /** In fen a month; zero when he has none. */
  readonly monthlyIncome: Fen;
  readonly persons: number;
  readonly causes: readonly HardshipCause[];
  readonly needs: string | null;
}

export interface SeenSurvey {
  readonly id: SurveyId;
  readonly version: number;
}

/** The yearly survey: answered by himself or by an officer for him, then checked by an officer. */
@Injectable()
export class SurveyService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly files: FileStore,
  ) {}

  /** By an officer for him, and recorded as such. */
  answer(actor: Actor, seen: SeenSurvey, answers: Answers): Promise<void> {
    return this.change(actor, seen, 'answer', (tx) => answered(tx, answers, false));
  }

  answerOwn(actor: Actor, { id, version }: SeenSurvey, answers: Answers): Promise<void> {
    return this.uow.run(actor, async (tx) => {
      const fileId = await fileOf(tx, id);
      const file = (await tx.lock(ModelWorkerFile, fileId))!;
      if (actor.memberId === null || file.memberId !== actor.memberId) refuse('model-worker-survey.not-found');
      const unionId = await this.files.unionOf(tx, file);
      await this.write(tx, { id, version, file, unionId }, 'answer', answered(tx, answers, true));
    });
  }

  accept(actor: Actor, seen: SeenSurvey): Promise<void> {
    return this.change(actor, seen, 'accept', (tx) => ({ acceptedByName: tx.actor.displayName, lastReason: null }));
  }

  /** Not right yet: back to who answers. */
  sendBack(actor: Actor, seen: SeenSurvey, reason: string): Promise<void> {
    return this.change(actor, seen, 'send-back', () => ({ lastReason: needReason(reason) }));
  }

  /** Something changed within the year. */
  reopen(actor: Actor, seen: SeenSurvey, reason: string): Promise<void> {
    return this.change(actor, seen, 'reopen', () => ({ lastReason: needReason(reason), acceptedByName: null }));
  }

  private change(
    actor: Actor,
    { id, version }: SeenSurvey,
    action: SurveyAction,
    patch: (tx: Tx) => Partial<Survey>,
  ): Promise<void> {
    return this.uow.run(actor, async (tx) => {
      const { file, member } = await this.files.lock(tx, 'model-worker:manage', await fileOf(tx, id));
      await this.write(tx, { id, version, file, unionId: member.unionId }, action, patch(tx));
    });
  }

  /** The file is held already: always the file first, then its survey. */
  private async write(
    tx: Tx,
    { id, version, file, unionId }: SeenSurvey & { readonly file: ModelWorkerFile; readonly unionId: UnionId },
    action: SurveyAction,
    patch: Partial<Survey>,
  ): Promise<void> {
    if (!isLiving(file.status)) refuse('model-worker-survey.action-not-open');
    const survey = (await tx.lock(Survey, id))!;
    tx.expectVersion(survey, version);
    const [before, status] = [survey.status, surveyAfter(survey.status, action)];
    await tx.update(Survey, survey, { ...patch, status });
    tx.audit({
      ...{ action: `model-worker-survey.${action}`, subjectType: SURVEY_SUBJECT, subjectId: id, unionId },
      detail: { status: [before, status] },
    });
    tx.announce({ type: 'model-worker-survey.moved.v1', payload: { surveyId: id, fileId: file.id, action } });
  }
}

async function fileOf(tx: Tx, id: SurveyId): Promise<ModelWorkerFileId> {
  const [survey] = await tx.found(Survey, (param) => `r.id = ${param(id)}`);
  return survey?.fileId ?? refuse('model-worker-survey.not-found');
}

const answered = (tx: Tx, { persons, ...answers }: Answers, answeredByHimself: boolean): Partial<Survey> => {
  if (persons < 1 || persons > 30) refuse('model-worker-survey.persons');
  const causes = [...new Set(answers.causes)];
  return { ...answers, persons, causes, answeredByHimself, answeredAt: tx.now, answeredByName: tx.actor.displayName };
};

const needReason = (reason: string): string =>
  reason.trim() === '' ? refuse('model-worker.reason-missing') : reason.trim();
