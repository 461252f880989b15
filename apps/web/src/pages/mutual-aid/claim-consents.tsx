import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ConsentFields, useConsentWords } from '../../parts/consent-fields';
import { StateTag } from '../../parts/state-tag';
import { consentNoteOf } from './consent-note';
import type { Claim, Cover, LackingClaimConsent } from './mutual-aid-types';
import styles from './mutual-aid.module.css';

interface ClaimConsentFieldsProps {
  /** What does not stand yet. */
  readonly asked: readonly LackingClaimConsent[];
  readonly byOfficer: boolean;
  /** Who runs the plan and gets the papers. */
  readonly plan: Pick<Cover, 'association' | 'associationContact'> | undefined;
}

/** 单独同意: what a claim asks of the member before his papers are looked at and handed over. */
export function ClaimConsentFields({ asked, byOfficer, plan }: ClaimConsentFieldsProps) {
  const { t } = useTranslation('mutual-aid');
  if (asked.length === 0) return null;
  const { association: name = null, associationContact: note = null } = plan ?? {};
  return (
    <section className={styles.consents} aria-label={t('consents.title')}>
      <h3>{t('consents.title')}</h3>
      <p className="nj-caption">{t(byOfficer ? 'consents.meansOfficer' : 'consents.means')}</p>
      {name && <p>{t('consents.association', { who: note ? t('common:withNote', { name, note }) : name })}</p>}
      <ConsentFields asked={asked} name="consents" byOfficer={byOfficer} needed />
    </section>
  );
}

interface ConsentLineProps {
  readonly status: Claim['status'];
  readonly lacking: readonly LackingClaimConsent[];
  /** Where it is given. */
  readonly to: string;
}

/** What is wanting of the separate consents of a claim, in a line. */
export function ConsentLine({ status, lacking, to }: ConsentLineProps) {
  const { t } = useTranslation('mutual-aid');
  const words = useConsentWords();
  const note = consentNoteOf(status, lacking);
  if (!note) return null;
  const what = note.of.map(words).join(t('consents.and'));
  return (
    <p className={styles.note}>
      <StateTag tone={note.word === 'lacking' ? 'due' : 'late'}>{t(`consents.${note.word}`)}</StateTag>{' '}
      {t(`consents.${note.word}Means`, { what })}{' '}
      {note.word !== 'stillPaid' && <Link to={to}>{t('consents.give')}</Link>}
    </p>
  );
}
