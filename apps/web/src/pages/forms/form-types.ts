import { useMutation } from '@tanstack/react-query';
import { App } from 'antd';
import { fetchFile } from '../../api/client';
import { saveFile } from '../../api/download';
import { sentenceOf } from '../../api/problem';
import type { Schemas } from '../../api/schemas';

export type FormsOfUnion = Schemas['FormsOfUnionView'];
export type FormOfUnion = Schemas['FormOfUnionView'];
export type FormTemplate = Schemas['FormTemplateView'];
export type TemplateCheck = Schemas['TemplateCheckView'];

export const FORMS = ['form-templates'] as const;

export interface FormDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly form: FormOfUnion;
  readonly unionId: string;
}

interface Wanted {
  readonly code: string;
  readonly unionId: string;
  readonly edition?: number;
  readonly builtIn?: boolean;
}

/** A template as a Word file, to be changed and brought back. */
export function useFormFile() {
  const { message } = App.useApp();
  return useMutation({
    mutationFn: (wanted: Wanted) => fetchFile('/staff/form-templates/file', { ...wanted }),
    onSuccess: ({ blob, name }) => saveFile(blob, name),
    onError: (error) => void message.error(sentenceOf(error), 6),
  });
}
