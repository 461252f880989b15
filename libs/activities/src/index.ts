export { type ActivityFacts, ActivityHistory, ActivityService } from './app/activity.service';
export * from './domain/activity';
export * from './domain/activity.permissions';
export { ACTIVITY_PROBLEMS } from './domain/activity.problems';
export { ActivitiesModule } from './activities.module';
