import { CountField, FlagField, IdField, InstantField, PartField, PartsField, TextField, TextsField } from '@app/http';
import type { UnionId } from '@app/kernel';
import type { FormsOfSubject } from '../../app/form-print.service';
import type { FormOfUnion } from '../../app/form-template.service';
import type { TemplateInspection } from '../../app/template-inspection';
import type { IssuedSheet } from '../../data/entities';
import type { TemplateLine } from '../../data/form-template.query';
import { shownCheckCode } from '../../domain/check-code';
import { fieldsOf, type FormDefinition, listsOf } from '../../domain/form';

const MANY = 2 ** 31 - 1;

export class SubjectQuery {
  @TextField('什么记录', { max: 40 }) subjectType: string;
  @IdField('记录') subjectId: string;
}

export class PrintDto {
  @TextField('文书', { max: 60 }) code: string;
  @IdField('记录') subjectId: string;
}

export class OfferedFormView {
  @TextField('代码', { max: 60 }) code: string;
  @TextField('名称', { max: 100 }) title: string;
}

export class IssuedSheetView {
  @TextField('名称', { max: 100 }) title: string;
  @TextField('验真码', { max: 20 }) checkCode: string;
  @TextField('打印人', { max: 60 }) printedByName: string;
  @InstantField('打印时间') printedAt: string;

  static of({ formTitle, checkCode, issuedByName, issuedAt }: IssuedSheet): IssuedSheetView {
    const said = { title: formTitle, checkCode: shownCheckCode(checkCode), printedByName: issuedByName };
    return Object.assign(new IssuedSheetView(), { ...said, printedAt: issuedAt.toISOString() });
  }
}

export class FormsOfSubjectView {
  @PartsField('可以打印的文书', () => OfferedFormView, { max: 100 }) forms: OfferedFormView[];
  @PartsField('打印过的', () => IssuedSheetView, { max: 20 }) sheets: IssuedSheetView[];

  static of({ forms, sheets }: FormsOfSubject): FormsOfSubjectView {
    const offered = forms.map(({ code, title }) => Object.assign(new OfferedFormView(), { code, title }));
    return Object.assign(new FormsOfSubjectView(), { forms: offered, sheets: sheets.map(IssuedSheetView.of) });
  }
}

export class TemplateFieldView {
  @TextField('在模板里怎么写', { max: 100 }) placeholder: string;
  @TextField('例子', { max: 200 }) example: string;
  @FlagField('必须有') mandatory: boolean;
}

export class FormTemplateView {
  @IdField('编号') id: string;
  @CountField('版本', { max: MANY }) version: number;
  @IdField('哪个工会的') unionId: UnionId;
  @TextField('工会名称', { max: 100 }) unionName: string;
  @CountField('第几版', { max: MANY }) edition: number;
  @CountField('字节数', { max: MANY }) size: number;
  @TextField('说明', { max: 200 }) note: string;
  @TextField('上传人', { max: 60 }) uploadedByName: string;
  @InstantField('上传时间') uploadedAt: string;
  @InstantField('停用时间', { nullable: true }) endedAt: string | null;
  @TextField('停用人', { max: 60, nullable: true }) endedByName: string | null;

  static of(line: TemplateLine): FormTemplateView {
    const { id, version, unionId, unionName, edition, note, uploadedByName, endedByName } = line;
    return Object.assign(new FormTemplateView(), {
      ...{ id, version, unionId, unionName, edition, note, uploadedByName, endedByName },
      ...{ size: line.byteSize, uploadedAt: line.uploadedAt.toISOString() },
      endedAt: line.endedAt?.toISOString() ?? null,
    });
  }
}

export class FormOfUnionView {
  @TextField('代码', { max: 60 }) code: string;
  @TextField('名称', { max: 100 }) title: string;
  @PartField('现在用的模板', () => FormTemplateView, { nullable: true, description: '没有时用系统自带的' })
  template: FormTemplateView | null;
  @PartsField('字段', () => TemplateFieldView, { max: 500 }) fields: TemplateFieldView[];

  static of({ form, template }: FormOfUnion): FormOfUnionView {
    return Object.assign(new FormOfUnionView(), {
      ...{ code: form.code, title: form.title, fields: catalogOf(form) },
      template: template && FormTemplateView.of(template),
    });
  }
}

function catalogOf(form: FormDefinition): TemplateFieldView[] {
  const fields = fieldsOf(form).map(({ label, example, mandatory = false }) => ({ label, example, mandatory }));
  const columns = listsOf(form).flatMap((list) =>
    list.columns.map(({ label, example }) => ({ label: `${list.label}.${label}`, example, mandatory: false })),
  );
  return [...fields, ...columns].map(({ label, ...rest }) =>
    Object.assign(new TemplateFieldView(), { placeholder: `{{${label}}}`, ...rest }),
  );
}

export class FormsOfUnionView {
  @PartsField('文书', () => FormOfUnionView, { max: 200 }) items: FormOfUnionView[];
}

export class TemplateEditionsView {
  @PartsField('用过的模板', () => FormTemplateView, { max: 1_000 }) items: FormTemplateView[];
}

export class TemplateFaultView {
  @TextField('字段', { max: 200 }) placeholder: string;
  @TextField('哪里不对，怎么改', { max: 500 }) sentence: string;
}

export class TemplateCheckView {
  @FlagField('可以用') ok: boolean;
  @PartsField('要改的地方', () => TemplateFaultView, { max: 500 }) faults: TemplateFaultView[];
  @TextsField('没有用到的字段', { max: 100, maxItems: 500 }) unused: string[];

  static of({ faults, unused }: TemplateInspection): TemplateCheckView {
    const shown = faults.map((fault) => Object.assign(new TemplateFaultView(), fault));
    return Object.assign(new TemplateCheckView(), { ok: faults.length === 0, faults: shown, unused: [...unused] });
  }
}
