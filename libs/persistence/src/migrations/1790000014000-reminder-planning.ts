import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect } from './protection';

/** Reminders are planned for everybody at once, every day and when the days off of a year become known. */
export class ReminderPlanning1790000014000 implements MigrationInterface {
  name = 'ReminderPlanning1790000014000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE notifications.reminder ADD COLUMN moved_because text,
      ADD CONSTRAINT reminder_moved_because_known CHECK (moved_because IN ('official-days'))`);
    await q.query(`CREATE TABLE notifications.planning_run (
      tenant_id uuid NOT NULL, id uuid NOT NULL, planned_on date NOT NULL, reason text NOT NULL, official_year int,
      added int NOT NULL, renewed int NOT NULL, dropped int NOT NULL, at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT planning_run_reason_known CHECK (reason IN ('daily','official-days')),
      CONSTRAINT planning_run_names_year CHECK ((reason = 'official-days') = (official_year IS NOT NULL)))`);
    await q.query(`CREATE INDEX planning_run_by_day ON notifications.planning_run (tenant_id, planned_on, id)`);
    await protect(q, 'notifications.planning_run', { appendOnly: true });
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP TABLE notifications.planning_run`);
    await q.query(`ALTER TABLE notifications.reminder DROP COLUMN moved_because`);
  }
}
