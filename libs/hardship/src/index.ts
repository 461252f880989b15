export { HardshipModule } from './hardship.module';
