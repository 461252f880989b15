import type { MigrationInterface, QueryRunner } from 'typeorm';

const KNOWN = `ARRAY['front-line','shift','outdoor','hazardous','away','teacher']`;
const BEFORE = `ARRAY['front-line','shift','outdoor','teacher']`;

const only = (traits: string): string => `ALTER TABLE members.member DROP CONSTRAINT member_post_traits_known,
  ADD CONSTRAINT member_post_traits_known CHECK (post_traits <@ ${traits})`;

/** 苦脏累险 posts and long postings elsewhere, too, are posts for which a round may be (domain rules §3.2). */
export class HardPosts1790000029960 implements MigrationInterface {
  name = 'HardPosts1790000029960';

  async up(q: QueryRunner): Promise<void> {
    await q.query(only(KNOWN));
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE members.member NO FORCE ROW LEVEL SECURITY`);
    await q.query(`UPDATE members.member SET post_traits = array_remove(array_remove(post_traits, 'hazardous'), 'away')
      WHERE post_traits && ARRAY['hazardous','away']`);
    await q.query(`ALTER TABLE members.member FORCE ROW LEVEL SECURITY`);
    await q.query(only(BEFORE));
  }
}
