import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { documentAddress } from '../../api/documents';
import { RelativeDate, RelativeInstant } from '../../parts/relative-date';
import type { Disbursement } from './disbursement-types';
import { EvidenceLine, EvidenceList } from './evidence-line';
import { useQueuePlace } from './use-disbursement';

/** How it is or was handed over, what the bank says, what the member says. */
export function PaymentLines({ disbursement }: { disbursement: Disbursement }) {
  const { t } = useTranslation('disbursements');
  const place = useQueuePlace();
  const { search } = useLocation();
  const { paymentKindName, cardTail, payeeRelation, methodNote, receipts, replaces } = disbursement;
  const how = [
    paymentKindName,
    cardTail && t('payment.tail', { tail: cardTail }),
    payeeRelation && t('payment.other', { relation: payeeRelation }),
    methodNote,
  ];
  return (
    <EvidenceList>
      <EvidenceLine label={t('lines.method')}>
        <p>{how.filter(Boolean).join(' · ')}</p>
        {disbursement.paymentKind === 'transfer' && !cardTail && <p>{t('payment.noCard')}</p>}
        {replaces && (
          <p>
            <Link to={`${place}/${replaces}${search}`}>{t('payment.replaces')}</Link>
          </p>
        )}
        {disbursement.paidOn && <Paid disbursement={disbursement} />}
      </EvidenceLine>
      {receipts.length > 0 && (
        <EvidenceLine label={t('lines.receipts')}>
          <ul>
            {receipts.map(({ action, note, personName, saidAt }) => (
              <li key={saidAt}>
                {personName} {action}
                {note && `：${note}`}{' '}
                <span className="nj-caption">
                  <RelativeInstant at={saidAt} />
                </span>
              </li>
            ))}
          </ul>
        </EvidenceLine>
      )}
    </EvidenceList>
  );
}

function Paid({ disbursement }: { disbursement: Disbursement }) {
  const { t } = useTranslation('disbursements');
  const { paidOn, paidByName, inHistory, bankReference, receiptDocumentId, witness, payoutBatchId } = disbursement;
  const { reconciledOn, statementReference } = disbursement;
  return (
    <>
      <p className="nj-number">
        {paidOn && <RelativeDate day={paidOn} />}{' '}
        {paidByName && !inHistory && t('payment.paidBy', { name: paidByName })}
        {bankReference && ` · ${t('payment.reference', { number: bankReference })}`}
        {witness && ` · ${t('payment.witnessed', { name: witness })}`}
      </p>
      {reconciledOn && (
        <p className="nj-number">
          <RelativeDate day={reconciledOn} /> {t('payment.reconciled', { reference: statementReference })}
        </p>
      )}
      <p>
        {receiptDocumentId && (
          <a href={documentAddress(receiptDocumentId)} target="_blank" rel="noreferrer">
            {t('payment.seeSheet')}
          </a>
        )}{' '}
        {payoutBatchId && <Link to={`/payments/batches/${payoutBatchId}`}>{t('payment.batch')}</Link>}
      </p>
    </>
  );
}
