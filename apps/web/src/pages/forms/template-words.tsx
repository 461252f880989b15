import { useTranslation } from 'react-i18next';
import { RelativeInstant } from '../../parts/relative-date';
import type { FormTemplate } from './form-types';

/** 云川市总工会 · 第 2 版 · 刘洋 3 月 16 日上传 · 按财务要求加了一栏 */
export function TemplateWords({ template }: { template: FormTemplate }) {
  const { t } = useTranslation('forms');
  const { unionName, edition, uploadedByName, uploadedAt, note } = template;
  return (
    <>
      {unionName} · {t('edition', { edition })} · {t('uploadedBy', { name: uploadedByName })}{' '}
      <RelativeInstant at={uploadedAt} />
      {note && ` · ${note}`}
    </>
  );
}
