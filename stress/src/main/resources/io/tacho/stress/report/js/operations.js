// The slowest operations, each of which opens as a waterfall of its messages.

const MOST_STEPS = 200;
const HANDLING_COLOUR = '--step-handling';

function showOperations(host, model, view) {
  fill(
    host,
    note(operationsNote(model, view)),
    ...view.slowest.map(operation => operationDetails(model, operation)),
  );
}

function operationsNote(model, view) {
  if (model.slowest.length === 0) {
    return 'No operation was completed.';
  }
  const open = 'Open one to see its messages, each as it waited and was handled.';
  if (view.whole) {
    return open;
  }
  const kept = `${view.slowest.length} of the window's ${model.slowest.length} slowest`;
  return `${kept} were under way in the range. ${view.slowest.length > 0 ? open : ''}`;
}

function operationDetails(model, operation) {
  const steps = operation.steps || [];
  const completed = `completed at ${moment(operation.completedAt, model.decimals)}`;
  const details = element(
    'details',
    {className: 'operation'},
    element(
      'summary',
      {},
      element('strong', {textContent: time(operation.responseNanos)}),
      element('span', {}, steps.length > 0 ? name(steps[0].type) : null),
      element('span', {
        className: 'note',
        textContent: `${completed}, ${plural(steps.length, 'message', 'messages')}`,
      }),
      mainCause(steps),
    ),
  );
  // Hundreds of steps in each of dozens of operations are drawn when they are asked for.
  details.addEventListener('toggle', () => {
    if (details.open && details.children.length === 1) {
      details.append(waterfall(model, operation, steps));
    }
  });
  return details;
}

/** What its messages waited for most. */
function mainCause(steps) {
  const sums = new Map();
  for (const {cause, nanos} of steps.flatMap(step => step.waitedFor || [])) {
    sums.set(cause, (sums.get(cause) || 0) + nanos);
  }
  const [top] = [...sums].sort((a, b) => b[1] - a[1]);
  return top === undefined ? null : causeKey(...top);
}

function waterfall(model, operation, steps) {
  const start = operation.completedAt - operation.responseNanos;
  const end = Math.max(operation.completedAt, ...steps.map(endOf));
  const place = nanos =>
    end > start ? Math.min(Math.max((nanos - start) / (end - start), 0), 1) : 0;
  const rows = steps.slice(0, MOST_STEPS).map(step => stepRow(step, place));
  const hidden = steps.length - rows.length;
  return element(
    'div',
    {className: 'waterfall'},
    waterfallScale(`due at ${moment(start, model.decimals)}`, '+' + time(end - start)),
    element('ol', {className: 'steps'}, ...rows),
    hidden > 0 ? note(`and ${plural(hidden, 'more message', 'more messages')}`) : null,
  );
}

function waterfallScale(start, end) {
  const key = 'waits have the colours of their causes, the longest first';
  return element(
    'div',
    {className: 'step-scale'},
    element('span', {textContent: start}),
    element('span', {className: 'key'}, swatch(css(HANDLING_COLOUR)), 'handling'),
    element('span', {className: 'note', textContent: key}),
    element('span', {textContent: end}),
  );
}

function endOf(step) {
  return step.sentAt + step.waitNanos + step.handlingNanos;
}

function stepRow(step, place) {
  return element('li', {}, stepWho(step), stepWhen(step, place));
}

function stepWho(step) {
  const failure = step.outcome === 'handled' ? '' : ' ' + step.outcome;
  return element(
    'div',
    {className: 'step-who'},
    element('strong', {}, name(step.type)),
    element(
      'span',
      {className: 'note'},
      ` ${step.kind} `,
      element('code', {}, name(step.messageId)),
    ),
    element('strong', {className: 'bad', textContent: failure}),
    element('div', {}, name(step.from), ' → ', name(step.to)),
  );
}

function stepWhen(step, place) {
  const onPath = step.onPathNanos > 0 ? `; ${time(step.onPathNanos)} of the response time` : '';
  const times = `waited ${time(step.waitNanos)}, handled ${time(step.handlingNanos)}${onPath}`;
  const causes = (step.waitedFor || []).map(({cause, nanos}) => causeKey(cause, nanos));
  const others = (step.behind || []).map(({component, nanos}) =>
    element('span', {className: 'key'}, name(component), GLUE + time(nanos)),
  );
  return element(
    'div',
    {className: 'step-when'},
    stepBar(step, place),
    element('div', {className: 'note', textContent: times}),
    stepList('waited for', causes),
    stepList('behind', others),
  );
}

function causeKey(cause, nanos) {
  return element(
    'span',
    {className: 'key'},
    swatch(css(causeColour(cause))),
    `${cause} ${time(nanos)}`,
  );
}

function stepBar(step, place) {
  const received = step.sentAt + step.waitNanos;
  const bar = element(
    'div',
    {className: 'bar'},
    ...waitSegments(step, place),
    segment(
      place(received),
      place(endOf(step)) - place(received),
      css(HANDLING_COLOUR),
      `handling ${time(step.handlingNanos)}`,
    ),
  );
  bar.setAttribute('aria-hidden', 'true');
  return bar;
}

/** Causes one after another: how long each was is known, not when. */
function waitSegments(step, place) {
  const causes = [...(step.waitedFor || [])].sort((a, b) => b.nanos - a.nanos);
  const rest = step.waitNanos - sum(causes.map(({nanos}) => nanos));
  let from = step.sentAt;
  return [...causes, {cause: 'unexplained', nanos: Math.max(rest, 0)}].map(({cause, nanos}) => {
    const until = Math.min(from + nanos, step.sentAt + step.waitNanos);
    const made = segment(
      place(from),
      place(until) - place(from),
      css(causeColour(cause)),
      `${cause} ${time(nanos)}`,
    );
    from = until;
    return made;
  });
}

function stepList(title, parts) {
  return parts.length === 0
    ? null
    : element('div', {className: 'step-list'}, title + ': ', ...parts);
}
