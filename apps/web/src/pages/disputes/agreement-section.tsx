import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayText } from '../../dates';
import { yuan } from '../../money';
import { DetailLine, DetailSection, Facts } from '../../parts/detail-section';
import { StateTag } from '../../parts/state-tag';
import { StepDialog } from './dispute-actions';
import { activeParts, type Dispute } from './dispute-types';
import record from '../../parts/record.module.css';
import styles from './disputes.module.css';

const PAYING: readonly Dispute['status'][] = ['agreed', 'performing', 'breached'];

/** What was agreed, who confirmed it, and what was paid. */
export function AgreementSection({
  dispute,
  agreement,
}: {
  dispute: Dispute;
  agreement: NonNullable<Dispute['agreement']>;
}) {
  const { t } = useTranslation('disputes');
  const [paying, setPaying] = useState<string | null>(null);
  const day = (on: string | null) => on && dayText(on, t);
  const mayPay = PAYING.includes(dispute.status) && activeParts(dispute).includes('mediator');
  return (
    <>
      <DetailSection title={t('agreement.title')}>
        <p className={styles.words}>{agreement.terms}</p>
        <Facts
          facts={[
            [t('agreement.agreedOn'), day(agreement.agreedOn)],
            [t('agreement.effectiveOn'), day(agreement.effectiveOn)],
            [t('agreement.signed'), t('agreement.signedAll')],
            [t('agreement.seal'), [day(agreement.sealedOn), agreement.sealNumber].filter(Boolean).join(' · ')],
            [t('agreement.judicialRequestedOn'), day(agreement.judicialRequestedOn)],
            [t('agreement.judicialConfirmedOn'), day(agreement.judicialConfirmedOn)],
            [t('agreement.reviewRequestedOn'), day(agreement.reviewRequestedOn)],
            [t('agreement.reviewConfirmedOn'), day(agreement.reviewConfirmedOn)],
          ]}
        />
      </DetailSection>
      {agreement.instalments.length > 0 && (
        <DetailSection title={t('agreement.instalments')}>
          <ul className={record.lines}>
            {agreement.instalments.map(({ id, partyName, dueOn, amount, paidOn, isLate }) => (
              <DetailLine
                key={id}
                note={
                  <StateTag tone={paidOn ? 'done' : isLate ? 'late' : 'waiting'}>
                    {paidOn
                      ? t('agreement.paid', { on: dayText(paidOn, t) })
                      : t(isLate ? 'agreement.late' : 'agreement.waits')}
                  </StateTag>
                }
                end={!paidOn && mayPay && <Button onClick={() => setPaying(id)}>{t('actions.pay')}</Button>}
              >
                {partyName} {yuan(amount)} · {dayText(dueOn, t)}
              </DetailLine>
            ))}
          </ul>
        </DetailSection>
      )}
      {paying && (
        <StepDialog
          dispute={dispute}
          action="pay"
          path={`instalments/${paying}/payment`}
          open
          onClose={() => setPaying(null)}
        />
      )}
    </>
  );
}
