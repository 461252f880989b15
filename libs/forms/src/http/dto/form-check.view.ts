import { ChoiceField, DateField, TextField } from '@app/http';
import type { SheetTold } from '../../app/sheet-check';

export class FormCheckDto {
  @TextField('验真码', { max: 40 }) code: string;
  @TextField('文件指纹', { min: 64, max: 64, optional: true, description: 'SHA-256，在自己的电脑上算出' })
  sha256?: string;
}

export class FormCheckView {
  @TextField('哪个工会发出', { max: 100 }) unionName: string;
  @TextField('什么文书', { max: 100 }) title: string;
  @DateField('哪一天') issuedOn: string;
  @ChoiceField('文件有没有改过', ['unchanged', 'changed'], { nullable: true }) file: string | null;

  static of({ unionName, title, issuedOn, file }: SheetTold): FormCheckView {
    return Object.assign(new FormCheckView(), { unionName, title, issuedOn, file });
  }
}
