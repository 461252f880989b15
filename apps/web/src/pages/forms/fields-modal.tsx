import { Button, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import type { FormDialogProps } from './form-types';
import { useFormFile } from './form-types';
import styles from './forms.module.css';

/** What may be written into a template, with an example of each. */
export function FieldsModal({ open, onClose, form, unionId }: FormDialogProps) {
  const { t } = useTranslation('forms');
  const fetched = useFormFile();
  return (
    <Modal open={open} onCancel={onClose} title={t('fields.title', { title: form.title })} footer={null} centered>
      <p>{t('fields.means')}</p>
      <p>
        <Button loading={fetched.isPending} onClick={() => fetched.mutate({ code: form.code, unionId, builtIn: true })}>
          {t('fields.builtIn')}
        </Button>
      </p>
      <table className={styles.fields}>
        <thead>
          <tr>
            <th scope="col">{t('fields.placeholder')}</th>
            <th scope="col">{t('fields.example')}</th>
          </tr>
        </thead>
        <tbody>
          {form.fields.map(({ placeholder, example, mandatory }) => (
            <tr key={placeholder}>
              <td>
                <code>{placeholder}</code> {mandatory && <span className="nj-caption">{t('fields.mandatory')}</span>}
              </td>
              <td>{example}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Modal>
  );
}
