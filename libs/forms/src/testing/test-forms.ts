import { type FilledForm, FormSource } from '../app/form-source';
import { aForm } from './a-form';

/** A source of one form; what it offers and how it is filled is set by the spec. */
export class TestForms extends FormSource {
  readonly forms = [aForm()];
  filled: FilledForm;
  offers: string[];

  constructor(code: string) {
    super();
    this.offers = [code];
  }

  async offered(): Promise<string[]> {
    return this.offers;
  }

  async fill(): Promise<FilledForm> {
    return this.filled;
  }
}
