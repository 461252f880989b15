export { RoundsModule } from './rounds.module';
