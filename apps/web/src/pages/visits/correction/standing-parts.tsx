import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { documentAddress } from '../../../api/documents';
import { toFen, yuan } from '../../../money';
import { Field } from '../../../parts/field';
import type { StandingVisit } from '../visit-types';
import { SignatureField } from '../signature-field';
import { metSomebody } from '../visit-draft';
import { type CorrectionDraft, keepsSignature } from './correction-draft';
import styles from './correction.module.css';

/** Cash and goods that are being decided or were paid: they stay, and it says who can change them. */
export function LockedAid({ visit: { cash, goods, requests } }: { visit: StandingVisit }) {
  const { t } = useTranslation('visits');
  return (
    <Field label={t('correction.aid')}>
      <div className={styles.locked}>
        {(toFen(cash) ?? 0n) > 0n && (
          <p className="nj-number">
            {t('aid.cash')} {yuan(cash)}
          </p>
        )}
        {goods.map(({ name, quantity, unit, value }) => (
          <p key={`${name} ${unit} ${value}`} className="nj-number">
            {name} {quantity} {unit} {yuan(value)}
          </p>
        ))}
        <p>
          {t('correction.locked', {
            requests: requests
              .map(({ number, stageName }) => t('common:withNote', { name: number, note: stageName }))
              .join('、'),
          })}
        </p>
        <p className="nj-caption">{t('correction.unlock')}</p>
      </div>
    </Field>
  );
}

export interface KeptSignatureProps {
  readonly draft: CorrectionDraft;
  readonly change: (patch: Partial<CorrectionDraft>) => void;
  readonly problem: (field: string) => string | undefined;
}

/** The signature that stands, as long as the one who signed is the one who was met. */
export function KeptSignature({ draft, change, problem }: KeptSignatureProps) {
  const { t } = useTranslation('visits');
  const { before } = draft;
  if (!metSomebody(draft)) return null;
  if (!keepsSignature(draft)) return <SignatureField draft={draft} change={change} problem={problem} />;
  return (
    <Field label={t('correction.signature')} problem={problem('signature')}>
      <div className={styles.signed}>
        <img src={documentAddress(before!.signatureDocumentId!)} alt={t(`case.signed.${before!.signedBy}`)} />
        <Button onClick={() => change({ signatureId: null })}>{t('correction.signAgain')}</Button>
      </div>
    </Field>
  );
}
