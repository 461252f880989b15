// The map of the system: a lib imports libs of a LOWER layer, by their public entry, and nothing else.
module.exports = [
  ['kernel'],
  ['persistence'],
  ['messaging', 'http'],
  ['organizations'],
  ['calendar'],
  ['members'],
  ['identity'],
  ['documents', 'notifications', 'standards', 'approvals', 'funds', 'disclosure'],
  ['disbursements', 'forms'],
  ['hardship', 'model-workers'],
  ['visits', 'study-aid', 'disputes', 'mutual-aid', 'donations', 'activities'],
  ['rounds'],
  ['intake', 'reporting', 'retention'],
  ['operations'],
];
