import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 岗位特点 of a member: what rounds for the front line, shifts, posts in the heat and teachers look for. */
export class PostTraits1790000027000 implements MigrationInterface {
  name = 'PostTraits1790000027000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE members.member ADD COLUMN post_traits text[] NOT NULL DEFAULT '{}',
      ADD CONSTRAINT member_post_traits_known CHECK (post_traits <@ ARRAY['front-line','shift','outdoor','teacher'])`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE members.member DROP COLUMN post_traits`);
  }
}
