export * from './mutual-aid-services';
