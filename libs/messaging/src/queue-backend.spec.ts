import { loadSettings } from '@app/persistence';
import { openQueueConnection } from './queue-backend';
import { QueueSettings } from './queue.settings';

const settings = (environment: Record<string, string>) => loadSettings(QueueSettings, environment);

describe('where queues run', () => {
  it.each([
    ['REDIS_URL', 'http://redis'],
    ['REDIS_SENTINELS', 'redis'],
    ['REDIS_CLUSTER', 'redis:6379;other:6379'],
    ['REDIS_TLS', 'perhaps'],
    ['QUEUE_PREFIX', 'nuanjia'],
    ['QUEUE_PREFIX', '{}'],
    ['QUEUE_DATABASE_URL', 'mysql://x'],
  ])('%s=%s stops the start and is named', (name, value) => {
    expect(() => settings({ [name]: value, REDIS_SENTINEL_NAME: 'n' })).toThrow(name);
  });

  it('sentinels without the master’s name stop the start', () => {
    expect(() => settings({ REDIS_SENTINELS: 'a:26379' })).toThrow('REDIS_SENTINEL_NAME');
  });

  it.each([
    [{ REDIS_URL: 'redis://a', REDIS_CLUSTER: 'a:1' }],
    [{ REDIS_URL: 'redis://a', REDIS_SENTINELS: 'a:1', REDIS_SENTINEL_NAME: 'n' }],
  ])('is said once: %p is refused', (environment) => {
    expect(() => openQueueConnection(settings(environment))).toThrow('only one of them');
  });

  it('is PostgreSQL when nothing else is said, and then its address is needed', () => {
    expect(() => openQueueConnection(settings({}))).toThrow('QUEUE_DATABASE_URL');
  });

  it('sentinels are given to the client with name and password', () => {
    const { options } = openQueueConnection(
      settings({ REDIS_SENTINELS: 'a:1,b.c:2', REDIS_SENTINEL_NAME: 'n', REDIS_PASSWORD: 'p' }),
    );
    expect(options).toMatchObject({
      prefix: '{nuanjia}',
      connection: {
        name: 'n',
        password: 'p',
        sentinels: [
          { host: 'a', port: 1 },
          { host: 'b.c', port: 2 },
        ],
      },
    });
  });
});
