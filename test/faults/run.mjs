// The fault tests in full: many more kills and records than in `npm test`, where they run in their short form.
process.env.FAULTS = 'full';
process.argv.splice(2, process.argv.length, ...(process.argv.length > 2 ? process.argv.slice(2) : ['test/faults']));
await import('../run.mjs');
