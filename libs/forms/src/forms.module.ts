import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { FormSources } from './app/form-source';

@Module({ imports: [DiscoveryModule], providers: [FormSources], exports: [FormSources] })
export class FormsModule {}
