// Preloaded into a host process: with each SIGUSR2 its clock goes back by an hour, or forward again,
// as clocks do that were wrong and are set right.
const STEP_MS = 3_600_000;

const trueNow = Date.now;
let offset = 0;

Date.now = () => trueNow() + offset;
globalThis.Date = new Proxy(Date, {
  construct: (date, given: unknown[], target) =>
    Reflect.construct(date, given.length === 0 ? [Date.now()] : given, target) as Date,
});
process.on('SIGUSR2', () => {
  offset = offset === 0 ? -STEP_MS : 0;
});
