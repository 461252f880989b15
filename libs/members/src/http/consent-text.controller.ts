import { CurrentActor, SignedIn } from '@app/http';
import type { Actor } from '@app/kernel';
import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { SensitiveConsentService } from '../app/sensitive-consent.service';
import { ConsentTextsView } from './views/sensitive-consent.view';

/** What is told before a separate consent; the same on the desk and on the member's pages. */
@ApiTags('members')
@Controller('consent-texts')
export class ConsentTextController {
  constructor(private readonly consents: SensitiveConsentService) {}

  @Get()
  @SignedIn()
  @ApiOkResponse({ type: ConsentTextsView })
  async texts(@CurrentActor() actor: Actor): Promise<ConsentTextsView> {
    return ConsentTextsView.on(await this.consents.today(actor));
  }
}
