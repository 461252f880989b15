import type { MigrationInterface, QueryRunner } from 'typeorm';

const CONSENT = 'members.sensitive_consent';
const END = 'members.sensitive_consent_end';
const READ = ['mutual_aid.claim', 'mutual_aid.enrolment', 'mutual_aid.plan'];

/** Who lets his papers go to an association was told its name: the consent keeps it. What is there already named nobody. */
export class ConsentReceivers1790000030901 implements MigrationInterface {
  name = 'ConsentReceivers1790000030901';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE ${CONSENT} ADD COLUMN receiver text,
      ADD CONSTRAINT sensitive_consent_receiver_of_provision CHECK (receiver IS NULL OR kind = 'provision')`);
  }

  /**
   * The form before takes every consent, and every withdrawal, for one to all associations. So what was said to one of them
   * goes with its end: its claims go on as those of who was never asked, and the next one asks anew. So does a consent
   * that names nobody once one of them was refused since: it does not hold for all any more. Two ends stay: that of one
   * that names nobody, and one by which a claim of that association is still stopped, withdrawn or undone with its import;
   * there the form before asks all claims of the member anew rather than let one go on against his word.
   */
  async down(q: QueryRunner): Promise<void> {
    for (const table of [CONSENT, END])
      await q.query(`ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY, DISABLE TRIGGER append_only`);
    for (const table of READ) await q.query(`ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`);
    await q.query(GOING);
    await q.query(`DELETE FROM ${END} e USING going g WHERE g.tenant_id = e.tenant_id AND g.id = e.consent_id`);
    await q.query(`DELETE FROM ${CONSENT} c USING going g WHERE g.tenant_id = c.tenant_id AND g.id = c.id`);
    for (const table of READ) await q.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
    for (const table of [CONSENT, END])
      await q.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY, ENABLE TRIGGER append_only`);
    await q.query(`ALTER TABLE ${CONSENT} DROP COLUMN receiver`);
  }
}

/** Whether it was not taken back, and not undone with its import. */
const STANDS = (consent: string): string =>
  `NOT EXISTS (SELECT 1 FROM ${END} x WHERE x.tenant_id = ${consent}.tenant_id AND x.consent_id = ${consent}.id)`;

/** As names are compared: their width and the blanks around them say nothing. */
const keyOf = (name: string): string => `btrim(normalize(${name}, NFKC))`;

/** That none stands to that one since (`c`, ended by `e`). */
const NOT_GIVEN_ANEW = `NOT EXISTS (SELECT 1 FROM ${CONSENT} s
  WHERE s.tenant_id = c.tenant_id AND s.subject_member_id = c.subject_member_id AND s.kind = 'provision' AND ${STANDS('s')}
    AND (${keyOf('s.receiver')} = ${keyOf('c.receiver')} OR s.receiver IS NULL AND s.given_on > e.ended_on))`;

/** That a claim of it is not decided on yet. This goes back before the contacts, which then stand in the name. */
const CLAIMED = `EXISTS (SELECT 1 FROM mutual_aid.claim l
  JOIN mutual_aid.enrolment n ON n.tenant_id = l.tenant_id AND n.id = l.enrolment_id
  JOIN mutual_aid.plan p ON p.tenant_id = n.tenant_id AND p.id = n.plan_id
  WHERE l.tenant_id = c.tenant_id AND l.member_id = c.subject_member_id
    AND l.status IN ('submitted','checked','returned') AND ${keyOf("coalesce(p.association, '')")} = ${keyOf('c.receiver')})`;

/** By member: a consent of this kind is always his own. */
const GOING = `CREATE TEMP TABLE going ON COMMIT DROP AS
  SELECT c.tenant_id, c.id FROM ${CONSENT} c
  LEFT JOIN ${END} e ON e.tenant_id = c.tenant_id AND e.consent_id = c.id
  WHERE c.receiver IS NOT NULL AND (e.id IS NULL OR NOT (${NOT_GIVEN_ANEW} AND ${CLAIMED}))
  UNION
  SELECT o.tenant_id, o.id FROM ${CONSENT} c
  JOIN ${END} e ON e.tenant_id = c.tenant_id AND e.consent_id = c.id AND e.ground = 'withdrawn'
  JOIN ${CONSENT} o ON o.tenant_id = c.tenant_id AND o.subject_member_id = c.subject_member_id
    AND o.kind = 'provision' AND o.receiver IS NULL AND o.given_on <= e.ended_on AND ${STANDS('o')}
  WHERE c.receiver IS NOT NULL`;
