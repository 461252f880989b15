export { StudyAidModule } from './study-aid.module';
