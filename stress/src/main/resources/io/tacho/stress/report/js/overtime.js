// Percentiles and throughput, a value a slice.

const LINES = [
  {key: 'p50', name: 'p50', colour: '--line-p50'},
  {key: 'p99', name: 'p99', colour: '--line-p99'},
  {key: 'p99.9', name: 'p99.9', colour: '--line-p999'},
  {key: 'max', name: 'max', colour: '--line-max', dashed: true},
];

const RATES = [
  {key: 'handling', name: 'messages handled', colour: '--rate-messages'},
  {key: 'response', name: 'operations completed', colour: '--rate-operations'},
];

function percentilesChart(host, model, actions) {
  let summaries = [];
  const show = timeChart(host, model, actions, {
    title: 'Percentiles',
    note: `by slices of ${time(model.timeline.sliceNanos)}; each ≈, to ${model.resolution}`,
    height: 230,
    scale: timeScale(),
    axis: timeAxis(),
    series: LINES.map(line => lineSeries(model, line)),
    behind: plot => drawPauses(plot, model),
    keys: [...LINES, {name: ''}],
    furtherKeys: pauseKeys(model),
    values: (plot, slice) => [
      ...LINES.map(({key}) => time(summaries[slice][key] ?? NaN)),
      spanOf(model, slice, slice + 1),
    ],
  });
  return view => {
    summaries = summariesOf(model, view.seriesKey);
    show(
      view,
      LINES.map(({key}) => summaries.map(summary => plottable(summary[key]))),
      percentilesText(view, model, summaries),
    );
  };
}

/** On a logarithmic scale there is no 0, and less than 1 ns was not measured anyway. */
function plottable(nanos) {
  return nanos === null ? null : Math.max(nanos, 1);
}

function lineSeries(model, line) {
  return {
    stroke: () => paint(line.colour),
    width: 1.5,
    dash: line.dashed ? [4, 3] : undefined,
    paths: slicePath(model),
    points: {show: false},
  };
}

function percentilesText(view, model, summaries) {
  const worst = worstSlice(summaries.slice(view.range.from, view.range.until));
  const span = spanOf(model, view.range.from, view.range.until);
  const what = `Percentiles of ${seriesOf(view.seriesKey).name} from ${span}`;
  return worst < 0
    ? what + '.'
    : `${what}: p99 is highest, ${time(summaries[view.range.from + worst].p99)}, ` +
        `at ${edgeOf(model, view.range.from + worst)}.`;
}

/** The pauses that there are, for the legend. */
function pauseKeys(model) {
  const {pauses, pauseCauses} = model.timeline;
  const seen = new Set(pauses.map(([cause]) => cause));
  return pauseCauses
    .filter((_, i) => seen.has(i))
    .map(cause => ({name: cause, colour: causeColour(cause)}));
}

/** Those of which there is anything. */
function throughputOf(model) {
  const measured = RATES.filter(({key}) => model.timeline.series.get(key).length > 0).map(rate => ({
    ...rate,
    rates: ratesOf(model, rate.key),
  }));
  return model.asked.length === 0
    ? measured
    : [
        ...measured,
        {
          name: 'operations asked',
          colour: '--line-max',
          dashed: true,
          rates: Array.from({length: model.timeline.slices}, (_, i) => model.asked[i] ?? 0),
        },
      ];
}

function throughputChart(host, model, actions) {
  const lines = throughputOf(model);
  const rates = lines.map(line => line.rates);
  const show = timeChart(host, model, actions, {
    title: 'Throughput',
    height: 140,
    scale: {range: (plot, min, max) => [0, max > 0 ? max * 1.1 : 1]},
    axis: {values: (plot, splits) => splits.map(perSecond)},
    series: lines.map(line => lineSeries(model, line)),
    behind: plot => drawPauses(plot, model),
    keys: [...lines, {name: ''}],
    values: (plot, slice) => [
      ...rates.map(rate => perSecond(rate[slice])),
      spanOf(model, slice, slice + 1),
    ],
  });
  return view => show(view, rates, throughputText(view, lines));
}

function ratesOf(model, key) {
  return Array.from({length: model.timeline.slices}, (_, slice) => {
    const length = edge(model, slice + 1) - edge(model, slice);
    return length > 0 ? (histogramOf(model, key, slice, slice + 1).total / length) * 1e9 : 0;
  });
}

function throughputText({range}, lines) {
  const texts = lines.map(({name: what, rates}) => {
    const shown = rates.slice(range.from, range.until);
    return shown.length === 0
      ? `no ${what}`
      : `${what} ${perSecond(Math.min(...shown))} to ${perSecond(Math.max(...shown))}`;
  });
  return `Throughput over time: ${texts.join(', ')}.`;
}
