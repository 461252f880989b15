import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ConsentFields } from '../../parts/consent-fields';
import { StateTag } from '../../parts/state-tag';
import { consentNoteOf } from './consent-note';
import type { Claim, LackingClaimConsent } from './mutual-aid-types';
import styles from './mutual-aid.module.css';

interface ClaimConsentFieldsProps {
  /** What does not stand yet. */
  readonly asked: readonly LackingClaimConsent[];
  readonly byOfficer: boolean;
  /** Who gets the papers, as far as the plans tell. */
  readonly associations: readonly (string | null)[];
}

/** 单独同意: what a claim asks of the member before his papers are looked at and handed over. */
export function ClaimConsentFields({ asked, byOfficer, associations }: ClaimConsentFieldsProps) {
  const { t } = useTranslation('mutual-aid');
  if (asked.length === 0) return null;
  const known = [...new Set(associations.flatMap((one) => one ?? []))];
  return (
    <section className={styles.consents} aria-label={t('consents.title')}>
      <h3>{t('consents.title')}</h3>
      <p className="nj-caption">{t(byOfficer ? 'consents.meansOfficer' : 'consents.means')}</p>
      {known.length > 0 && <p>{t('consents.association', { who: known.join(t('consents.and')) })}</p>}
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
  const { t: said } = useTranslation('consents');
  const note = consentNoteOf(status, lacking);
  if (!note) return null;
  const what = note.kinds.map((kind) => said(`kinds.${kind}`)).join(t('consents.and'));
  return (
    <p className={styles.note}>
      <StateTag tone={note.word === 'lacking' ? 'due' : 'late'}>{t(`consents.${note.word}`)}</StateTag>{' '}
      {t(`consents.${note.word}Means`, { what })}{' '}
      {note.word !== 'stillPaid' && <Link to={to}>{t('consents.give')}</Link>}
    </p>
  );
}
