export { type FilledForm, FormSource } from './app/form-source';
export * from './domain/form';
export * from './domain/sheet-words';
export { nearest } from './domain/template-check';
export { FORM_PERMISSIONS } from './domain/forms.permissions';
export { FORMS_PROBLEMS } from './domain/forms.problems';
export { FormsModule } from './forms.module';
