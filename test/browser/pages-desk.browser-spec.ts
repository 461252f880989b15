import { DESK } from '../support/demo-site';
import { pagesOn } from './pages';

jest.setTimeout(900_000);

pagesOn('desk', DESK);
