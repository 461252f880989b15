import { AccessGuard, ActorProofInterceptor, inputPipe, ProblemFilter, StaleEditInterceptor } from '@app/http';
import { MessagingModule } from '@app/messaging';
import { PersistenceModule, settingsProvider } from '@app/persistence';
import { Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { ApiSettings } from './api.settings';
import { HealthController } from './health.controller';
import { LIBS } from './libs';

@Module({
  imports: [PersistenceModule, MessagingModule, ...LIBS],
  controllers: [HealthController],
  providers: [
    settingsProvider(ApiSettings),
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: APP_FILTER, useClass: ProblemFilter },
    { provide: APP_INTERCEPTOR, useClass: ActorProofInterceptor },
    { provide: APP_INTERCEPTOR, useClass: StaleEditInterceptor },
    { provide: APP_PIPE, useFactory: inputPipe },
  ],
})
export class ApiModule {}
