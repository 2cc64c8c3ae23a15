// What came of a run, of which its journal doesn't tell: thresholds, trust, what it was run on.

function showOutcome(model) {
  const {result} = model;
  byId('outcome').hidden = result === null;
  if (result === null) {
    return;
  }
  fill(
    byId('verdict'),
    cards(result),
    marked('What was asked', result.thresholds, thresholdLine),
    marked('Wrong', result.checks, text => ['✗', 'bad', name(text)]),
    marked('What speaks against this run', result.trust.reasons, text => ['–', '', name(text)]),
    marked('About the machine', machineLines(result.trust), text => ['·', '', name(text)]),
    marked('To read it', model.notes, text => ['·', '', name(text)]),
    flames(model.flames),
  );
}

function machineLines({warnings, noise, cores, smallestEffect}) {
  const lost =
    `idle threads lost ${percent(noise.lostShare)} of their time before the run, ` +
    `up to ${time(noise.worstNanos)} at a stretch`;
  const effect =
    smallestEffect.p50 === null
      ? []
      : [
          `two runs like this one would have to differ by ${percent(smallestEffect.p50)} in p50, ` +
            `${percent(smallestEffect.p99)} in p99, for it to be found`,
        ];
  const apart =
    cores === null
      ? []
      : [
          `a round trip between two processors took ${Math.round(cores.before)} ns before the run, ` +
            `${Math.round(cores.after)} ns after`,
        ];
  return [lost, ...apart, ...effect, ...warnings];
}

/** What a reader has to know first, in as few words as there are. */
function cards(result) {
  const crossed = result.thresholds.filter(({ok}) => !ok).length;
  const asked = result.rate.asked;
  return element(
    'div',
    {className: 'cards'},
    card('trust', result.trust.grade, trustWords(result), 'AB'.includes(result.trust.grade)),
    result.thresholds.length === 0
      ? null
      : card(
          'thresholds',
          crossed === 0 ? 'held' : 'crossed',
          `${crossed === 0 ? 'all' : crossed} of ${result.thresholds.length}`,
          crossed === 0,
        ),
    card(
      'operations',
      perSecond(result.rate.achieved),
      asked === null ? 'as many as went' : `${perSecond(asked)} asked`,
      !result.trust.reasons.some(reason => reason.startsWith('achieved ')),
    ),
    card(
      'lost',
      count(result.messages.lost),
      `of ${plural(result.messages.sent, 'message', 'messages')}`,
      result.messages.lost === 0,
    ),
    card(
      'collections',
      count(result.gc.count),
      `${result.memory.allocatedBytesPerMessage.toFixed(2)} B a message`,
      result.gc.count === 0,
    ),
  );
}

function trustWords({trust}) {
  return trust.reasons.length === 0
    ? 'nothing speaks against it'
    : plural(trust.reasons.length, 'reason', 'reasons') + ' below';
}

function card(title, value, words, good) {
  return element(
    'div',
    {className: good ? 'card' : 'card warn'},
    element('span', {className: 'card-title', textContent: title}),
    element('strong', {textContent: value}),
    element('span', {textContent: words}),
  );
}

function thresholdLine({expression, shown, ok}) {
  return [
    ok ? '✓' : '✗',
    ok ? 'good' : 'bad',
    element('span', {}, element('code', {}, name(expression)), ` ${shown}`),
  ];
}

/** A list of lines, {mark, class, content}; null if there are none. */
function marked(title, items, line) {
  if (!items || items.length === 0) {
    return null;
  }
  return element(
    'div',
    {className: 'marked'},
    element('h3', {textContent: title}),
    element(
      'ul',
      {},
      ...items.map(item => {
        const [mark, className, content] = line(item);
        return element('li', {}, element('span', {className, textContent: mark}), content);
      }),
    ),
  );
}

function flames(links) {
  return links.length === 0
    ? null
    : element(
        'p',
        {className: 'links'},
        ...links.map(([text, reference]) => element('a', {href: reference}, text)),
      );
}

/** Settings and machine of a run, name and value. */
function settingsOf(result) {
  const stages = result.rate.stages.map(
    ({nanos, fromRate, toRate}) => `${time(nanos)}: ${perSecond(fromRate)} to ${perSecond(toRate)}`,
  );
  return [
    ['scenario', result.scenario],
    ['components', `${count(result.components)}, ${count(result.componentsReached)} reached`],
    ['workers', count(result.workers)],
    ['seed', String(result.seed)],
    ['arrivals', result.rate.arrivals || 'as many as go'],
    ['stages', stages.join('; ') || 'none'],
    ['late sends', `${count(result.operations.lateSends)}, at most ${time(result.operations.worstLateNanos)}`],
    ['spawned', perSecond(result.spawn.perSecond)],
    ['look-up by name, p99', time(result.registry.lookup.p99)],
    ['heap of a component', `${count(Math.round(result.memory.heapBytesPerComponent))} B`],
    ['heap in use', fromTo(result.resources, 'heapBytes', mebibytes)],
    ['resident', fromTo(result.resources, 'residentBytes', mebibytes)],
    ['threads', fromTo(result.resources, 'threads', count)],
    ['open files', fromTo(result.resources, 'openFiles', count)],
    ['journal', journalWords(result.journal)],
    ...Object.entries(result.environment).map(([key, value]) => [
      key,
      Array.isArray(value) ? value.join(' ') : String(value),
    ]),
  ];
}

/** What the process held: what grows in a run would grow on. */
function fromTo({start, most, end}, member, words) {
  return start[member] < 0
    ? 'unknown'
    : `${words(start[member])} at first, ${words(end[member])} at the end, at most ${words(most[member])}`;
}

function journalWords({mode, records, bytesPerRecord, fileSystem}) {
  return mode === 'off'
    ? 'off'
    : `${mode}: ${count(records)} records of ${bytesPerRecord} B, on ${fileSystem}`;
}
