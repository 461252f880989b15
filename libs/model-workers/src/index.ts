export { ModelWorkersModule } from './model-workers.module';
