// What the slowest messages waited for: by slice, in all, and whom it can be put down to.

function waitsChart(host, model, actions) {
  const {waited} = model.timeline;
  const causes = waitCauses(model);
  if (causes.length === 0) {
    host.hidden = true;
    return () => {};
  }
  const show = timeChart(host, model, actions, {
    title: 'Waits by cause',
    note: tailNote(model),
    height: 170,
    scale: {range: (plot, min, max) => [0, max > 0 ? max * 1.05 : 1e6]},
    axis: {values: (plot, splits) => splits.map(split => (split === 0 ? '0' : time(split)))},
    series: [{paths: () => null, points: {show: false}}],
    above: plot => drawStacks(plot, model, causes),
    keys: [...causes, {name: ''}],
    values: (plot, slice) => [
      ...causes.map(({index}) => time((waited[slice] || [])[index])),
      spanOf(model, slice, slice + 1),
    ],
  });
  return view =>
    show(view, [middles(model).map((_, slice) => sum(waited[slice] || []))], waitsText(view));
}

function tailNote({tail}) {
  return tail.messages === 0
    ? ''
    : `of the ${plural(tail.messages, 'message', 'messages')} that waited longer than ` +
        `${time(tail.thresholdNanos)} (p${tail.percentile})`;
}

/** Those that there were, the largest at the bottom of every stack. */
function waitCauses(model) {
  const {causes, waited, slices} = model.timeline;
  const sums = columnSums(waited, causes.length, 0, slices);
  return causes
    .map((cause, index) => ({name: cause, colour: causeColour(cause), index, nanos: sums[index]}))
    .filter(cause => cause.nanos > 0)
    .sort((a, b) => b.nanos - a.nanos);
}

function drawStacks(plot, model, causes) {
  const colours = causes.map(({colour}) => paint(colour));
  eachSliceInView(plot, model, (slice, left, right) => {
    // A seam between bars, but only where it does not eat them.
    const width = right - left - (right - left > 5 * devicePixelRatio ? devicePixelRatio : 0);
    let height = 0;
    causes.forEach(({index}, i) => {
      const bottom = Math.round(plot.valToPos(height, 'y', true));
      height += (model.timeline.waited[slice] || [])[index] || 0;
      const top = Math.round(plot.valToPos(height, 'y', true));
      plot.ctx.fillStyle = colours[i];
      plot.ctx.fillRect(left, top, width, bottom - top);
    });
  });
}

function waitsText(view) {
  const texts = view.waits.map(wait => `${wait.cause} ${percent(wait.share)}`);
  return `Waits by cause: ${texts.join(', ') || 'nothing waited'}.`;
}

function showWaits(host, model, view) {
  if (view.waits.length === 0) {
    fill(host, note('No message of the tail waited in this range.'));
    return;
  }
  const rows = view.waits.map(wait => [
    element('span', {className: 'key'}, swatch(css(causeColour(wait.cause))), wait.cause),
    time(wait.nanos),
    percent(wait.share),
    shareBar(wait.share, css(causeColour(wait.cause))),
  ]);
  fill(
    host,
    table(
      'Causes of the waits ' + tailNote(model),
      [
        {title: 'cause', head: true},
        {title: 'waited, in all', numeric: true},
        {title: 'share', numeric: true},
        {title: ''},
      ],
      rows,
    ),
  );
}

function shareBar(share, colour) {
  return element('span', {className: 'bar'}, segment(0, share, colour, ''));
}

/** The ones whose handlers ran meanwhile, with the handlings of theirs that were long. */
function showCulprits(host, model, view) {
  if (view.culprits.length === 0) {
    fill(host, note('No component kept a message of the tail waiting in this range.'));
    return;
  }
  const known = new Map(model.components.map(component => [component.component, component]));
  const rows = view.culprits.slice(0, 20).map(culprit => {
    const handling = (known.get(culprit.component) || {}).handling || {};
    return [
      name(culprit.component),
      time(culprit.nanos),
      percent(culprit.share),
      time(culprit.longestNanos),
      time(handling.p99),
      keptLine(model, culprit),
    ];
  });
  fill(
    host,
    table(
      'Components whose handlers ran while messages of the tail waited, once for each that waited',
      [
        {title: 'component', head: true},
        {title: 'kept waiting', numeric: true},
        {title: 'share', numeric: true},
        {title: 'longest handling', numeric: true},
        {title: 'handling p99', numeric: true},
        {title: 'when'},
      ],
      rows,
    ),
    note('Longest handling (that kept another waiting) and p99 are those of the whole window.'),
  );
}

/** When in the whole window it kept others waiting. */
function keptLine(model, culprit) {
  const most = Math.max(...culprit.bySlice);
  const bars = culprit.bySlice
    .map((nanos, slice) =>
      nanos > 0 ? `M${slice} 10V${(10 - (10 * nanos) / most).toFixed(2)}h1V10` : '',
    )
    .join('');
  const worst = culprit.bySlice.indexOf(most);
  return sparkline(bars, Math.max(model.timeline.slices, 1), 10, `most at ${edgeOf(model, worst)}`);
}
