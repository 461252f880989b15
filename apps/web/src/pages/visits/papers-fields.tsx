import { useTranslation } from 'react-i18next';
import { Field } from '../../parts/field';
import { PhotoField } from '../../parts/photo-field';
import type { AidPart } from './aid-fields';
import { metSomebody, paperKind, papersOf } from './visit-draft';

export interface PapersKept {
  /** Papers that are there already, whatever the standard asks for. */
  readonly kept?: readonly { readonly kind: string; readonly kindName: string }[];
}

/** Photos of the visit and the papers that the standard asks for, camera first. */
export function PapersFields({ draft, change, problem, entitlement, kept = [] }: AidPart & PapersKept) {
  const { t } = useTranslation('visits');
  const asked = metSomebody(draft) ? (entitlement?.evidence ?? []) : [];
  const others = kept.filter(
    ({ kind }, index) =>
      !asked.some((need) => need.kind === kind) && kept.findIndex((one) => one.kind === kind) === index,
  );
  const needs = [...asked, ...others.map(({ kind, kindName: name }) => ({ kind, name, requiredForPayment: false }))];
  return (
    <>
      {needs.map(({ kind, name, requiredForPayment }) => (
        <Field
          key={kind}
          label={name}
          note={t(requiredForPayment ? 'papers.beforePayment' : 'papers.later')}
          problem={problem('evidence')}
        >
          <PhotoField
            label={t('papers.take', { name })}
            kind={paperKind(kind)}
            documents
            value={papersOf(draft, kind)}
            onChange={(photos) => change({ [`paper:${kind}`]: photos })}
          />
        </Field>
      ))}
      <Field label={t('papers.photos')} note={t('optional')}>
        <PhotoField label={t('papers.takePhoto')} value={draft.photos} onChange={(photos) => change({ photos })} />
      </Field>
    </>
  );
}
