import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect } from './protection';

/** When the yearly survey opens and is due, from a year on, as the federation sets it. */
export class ModelWorkerSurveyDays1790000028510 implements MigrationInterface {
  name = 'ModelWorkerSurveyDays1790000028510';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE model_workers.survey_days (
      tenant_id uuid NOT NULL, id uuid NOT NULL, from_year int NOT NULL, opens_on text NOT NULL, due_on text NOT NULL,
      least_days int NOT NULL, made_by_name text NOT NULL, made_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT model_worker_survey_days_in_order CHECK (opens_on < due_on),
      CONSTRAINT model_worker_survey_days_least CHECK (least_days BETWEEN 1 AND 180))`);
    await q.query(`CREATE UNIQUE INDEX model_worker_survey_days_once
      ON model_workers.survey_days (tenant_id, from_year)`);
    await protect(q, 'model_workers.survey_days', { appendOnly: true });
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP TABLE model_workers.survey_days`);
  }
}
