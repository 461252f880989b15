import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { useChange } from '../../api/use-change';
import { ConfirmButton } from '../../parts/confirm-button';
import { type FormOfUnion, FORMS, type FormTemplate } from './form-types';

/** The union's own template goes out of use; it stays in the history. */
export function TakeBackButton({ form, template }: { form: FormOfUnion; template: FormTemplate }) {
  const { t } = useTranslation('forms');
  const taken = useChange<void, FormOfUnion>({
    send: () => {
      const { code } = form;
      const { unionId, version } = template;
      return api.post('/staff/form-templates/taking-back', { code, unionId }, { version });
    },
    refreshes: [FORMS],
    said: t('takeBack.done'),
  });
  return (
    <ConfirmButton
      type="text"
      question={t('takeBack.question', { title: form.title })}
      explanation={t('takeBack.means')}
      confirm={t('takeBack.button')}
      onConfirm={() => taken.mutateAsync()}
    >
      {t('takeBack.button')}
    </ConfirmButton>
  );
}
