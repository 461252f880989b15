export { MutualAidModule } from './mutual-aid.module';
