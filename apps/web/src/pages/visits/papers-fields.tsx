import { useTranslation } from 'react-i18next';
import { Field } from '../../parts/field';
import { PhotoField } from '../../parts/photo-field';
import type { AidPart } from './aid-fields';
import { metSomebody, paperKind, papersOf } from './visit-draft';

/** Photos of the visit and the papers that the standard asks for, camera first. */
export function PapersFields({ draft, change, problem, entitlement }: AidPart) {
  const { t } = useTranslation('visits');
  const needs = metSomebody(draft) ? (entitlement?.evidence ?? []) : [];
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
