import { useTranslation } from 'react-i18next';
import { Field } from '../../parts/field';
import { SignaturePad } from '../../parts/signature-pad';
import { metSomebody } from './visit-draft';
import type { VisitPart } from './who-and-how';

/** Who was met signs for what was handed over: the member himself, or the one who stood in for him. */
export function SignatureField({ draft, change, problem }: VisitPart) {
  const { t } = useTranslation('visits');
  if (!metSomebody(draft)) return null;
  const name = draft.outcome === 'met' ? draft.memberName : draft.proxyName.trim() || t('signature.host');
  return (
    <Field
      label={t(draft.outcome === 'met' ? 'signature.self' : 'signature.proxy', { name })}
      note={t('signature.note')}
      problem={problem('signature')}
    >
      <SignaturePad plain value={draft.signature} onChange={(signature) => change({ signature, signatureId: null })} />
    </Field>
  );
}
