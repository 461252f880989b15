import { ExpiringRows } from '@app/messaging';
import { Injectable } from '@nestjs/common';

/** Sessions and codes are kept a month after their end, for who asks what happened; counters one day. */
@Injectable()
export class IdentityRows extends ExpiringRows {
  readonly sweeps = [
    { table: 'identity.session', ended: 'least(r.expires_at, r.revoked_at) < $2', keptForDays: 30 },
    { table: 'identity.binding_code', ended: 'least(r.expires_at, r.used_at) < $2', keptForDays: 30 },
    { table: 'identity.password_reset', ended: 'least(r.expires_at, r.used_at) < $2', keptForDays: 30 },
    { table: 'identity.known_device', ended: 'r.last_used_at < $2', keptForDays: 400 },
    { table: 'identity.login_attempt', ended: 'r.window_ends_at < $2', keptForDays: 1 },
  ];
}
