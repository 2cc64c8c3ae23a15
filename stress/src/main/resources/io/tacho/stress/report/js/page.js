// Puts the page together: whatever its reader does changes the state, and the state is drawn.

function openPage() {
  const model = readModel();
  let state = readAddress(model);
  const actions = {
    select: (from, until) => change(rangeOf(model, from, until)),
    selectTexts: (from, until) => change(rangeOf(model, nanosOf(from), nanosOf(until))),
    reset: () => change(rangeOf(model, null, null)),
    series: series => change({series}),
    theme: theme => change({theme}),
  };
  showTheme(themeOf(state));
  showWhole(model);
  const parts = partsOf(model, actions);

  function change(changes) {
    state = {...state, ...changes};
    writeAddress(model, state);
    draw(themeOf(state));
  }

  function draw(theme) {
    showTheme(theme);
    const view = viewOf(model, {from: state.from, until: state.until}, state.series);
    parts.forEach(show => show(view));
  }

  // "Back", or another fragment typed in.
  addEventListener('popstate', () => {
    state = readAddress(model);
    draw(themeOf(state));
  });
  matchMedia(DARK).addEventListener('change', () => draw(themeOf(state)));
  // Paper is white.
  addEventListener('beforeprint', () => draw('light'));
  addEventListener('afterprint', () => draw(themeOf(state)));
  listen(actions);
  draw(themeOf(state));
}

function listen(actions) {
  addEventListener('keydown', event => {
    if (event.key === 'Escape') {
      actions.reset();
    }
  });
  byId('theme').addEventListener('click', () => actions.theme(otherTheme()));
}

/** What is the same whatever range is looked at. */
function showWhole(model) {
  byId('range').hidden = byId('explore').hidden = model.timeline.slices === 0;
  for (const section of ['operations', 'causes', 'culprits', 'components']) {
    byId(section + '-section').hidden = !model.analysed;
  }
  byId('waits').hidden = !model.analysed;
  showAbout(model);
  showOutcome(model);
  showBanner(byId('banner'), model);
  showMessages(byId('messages'), model);
  showComponents(byId('components'), model);
  showTypes(byId('types'), model);
  showConfig(byId('config'), model);
}

/** What follows the state: a function each that draws a view. */
function partsOf(model, actions) {
  return [
    seriesChoice(byId('series'), model, actions),
    rangeBar(model, actions),
    percentilesChart(byId('percentiles'), model, actions),
    throughputChart(byId('throughput'), model, actions),
    heatmapChart(byId('heatmap'), model, actions),
    waitsChart(byId('waits'), model, actions),
    curveChart(byId('curve'), model),
    onRange(view => {
      showFinding(model, view, actions);
      showLatency(byId('latency'), model, view);
      showWaits(byId('causes'), model, view);
      showCulprits(byId('culprits'), model, view);
      showOperations(byId('operations'), model, view);
    }),
  ];
}

/** Draws for another range only: what was opened stays open when the colours change. */
function onRange(show) {
  let shown = null;
  return view => {
    if (shown === null || shown.from !== view.range.from || shown.until !== view.range.until) {
      shown = view.range;
      show(view);
    }
  };
}

function seriesChoice(host, model, actions) {
  const shown = SERIES.filter(({key}) => model.timeline.series.get(key).length > 0);
  const inputs = shown.map(({key}) =>
    element('input', {type: 'radio', name: 'series', value: key}),
  );
  fill(host, ...shown.map((series, i) => element('label', {}, inputs[i], series.name)));
  host.addEventListener('change', event => actions.series(event.target.value));
  return view =>
    inputs.forEach(input => {
      input.checked = input.value === view.seriesKey;
    });
}

function showFinding(model, view, actions) {
  const summaries = summariesOf(model, model.mainSeries);
  const worst = view.whole ? worstSlice(summaries) : -1;
  const where = view.whole ? '' : spanOf(model, view.range.from, view.range.until) + ': ';
  fill(
    byId('finding'),
    where + findingOf(model, view),
    worst < 0 ? null : worstButton(model, summaries, worst, actions),
  );
}

/** Into the range around the worst moment: what a reader does first with a bad run. */
function worstButton(model, summaries, worst, actions) {
  const around = Math.max(2, Math.round(model.timeline.slices / 60));
  const text = `Worst moment: ${edgeOf(model, worst)}, p99 ≈ ${time(summaries[worst].p99)}`;
  return actionButton(text, 'quiet', () =>
    actions.select(edge(model, worst - around), edge(model, worst + around + 1)),
  );
}

openPage();
