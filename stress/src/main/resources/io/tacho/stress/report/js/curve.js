// Times by percentile, on an axis on which 90, 99 and 99.9 are equally far apart.

const CURVES = [
  {key: 'response', colour: '--curve-response'},
  {key: 'service', colour: '--curve-service', dash: [8, 3]},
  {key: 'queueWait', colour: '--curve-wait'},
  {key: 'handling', colour: '--curve-handling', dash: [8, 3]},
];

const CURVE_HEIGHT = 270;
const STEP = 0.05;

function curveChart(host, model) {
  const legend = element('div', {className: 'legend'});
  const plot = element('div', {className: 'plot'});
  plot.setAttribute('role', 'img');
  const dotted = 'Dotted, in a range: the chosen series in the whole window.';
  fill(host, legend, plot, note(`≈, to ${model.resolution}. ${dotted}`));
  const showValues = showLegend(legend, [...CURVES.map(curveKey), {name: ''}]);
  let nines = 1;
  const options = curveOptions(plot, () => nines);
  options.hooks = {setCursor: [each => showValues(curveValues(each))]};
  const chart = new uPlot(options, [[]], plot);
  followWidth(chart, plot, CURVE_HEIGHT);
  return view => {
    const histograms = CURVES.map(({key}) => view.histograms.get(key));
    nines = Math.max(1, ...histograms.map(ninesOf));
    const {slices} = model.timeline;
    // Nothing to compare the whole window with.
    const compared = histogramOf(model, view.seriesKey, 0, view.whole ? 0 : slices);
    plot.setAttribute('aria-label', curveText(view));
    chart.setData(curveData([...histograms, compared], nines));
  };
}

function curveKey({key, colour, dash}) {
  return {name: seriesOf(key).name, colour, dashed: dash !== undefined};
}

/** Under the cursor, or null if it is elsewhere. */
function curveValues(chart) {
  const at = indexUnder(chart);
  return at === null
    ? null
    : [
        ...CURVES.map((_, i) => time(chart.data[i + 1][at] ?? NaN)),
        percentileName(chart.data[0][at]),
      ];
}

function curveOptions(plot, nines) {
  return {
    width: Math.max(plot.clientWidth, 200),
    height: CURVE_HEIGHT,
    padding: [8, RIGHT_PADDING, 0, 0],
    legend: {show: false},
    cursor: {y: false, points: {show: false}, drag: {x: false, y: false}},
    scales: {x: {time: false, range: () => [0, nines()]}, y: timeScale()},
    axes: [
      axis({
        size: 30,
        splits: chart => ninesSplits(nines(), chart.width),
        filter: (chart, splits) => splits,
        values: (chart, splits) => splits.map(percentileName),
      }),
      axis({size: AXIS_WIDTH, ...timeAxis()}),
    ],
    series: [
      {},
      ...CURVES.map(curveSeries),
      {...curveSeries({colour: '--faint-ink'}), dash: [2, 3]},
    ],
  };
}

function curveSeries({colour, dash}) {
  return {stroke: () => paint(colour), width: 2, dash, points: {show: false}};
}

/** How many nines the percentile has above which there is but one. */
function ninesOf(histogram) {
  return histogram.total > 1 ? Math.log10(histogram.total) : 0;
}

/** As many as have room for their names beside one another. */
function ninesSplits(nines, width) {
  const room = width / (nines * 62);
  const every = Math.max(1, Math.ceil(1 / room));
  const splits = Array.from({length: Math.floor(nines / every)}, (_, i) => (i + 1) * every);
  return room > 1.4 ? [Math.log10(2), ...splits] : splits;
}

function percentileName(nines) {
  return 'p' + Number((100 - 100 * 10 ** -nines).toFixed(Math.max(1, Math.ceil(nines) - 1)));
}

function curveData(histograms, nines) {
  const steps = Array.from({length: Math.ceil(nines / STEP) + 1}, (_, i) =>
    Math.min(i * STEP, nines),
  );
  return [
    steps,
    ...histograms.map(each =>
      steps.map(at =>
        at > ninesOf(each) + STEP ? null : plottable(percentile(each, 100 - 100 * 10 ** -at)),
      ),
    ),
  ];
}

function curveText(view) {
  const texts = CURVES.map(({key}) => [seriesOf(key).name, view.histograms.get(key)])
    .filter(([, each]) => each.total > 0)
    .map(
      ([series, each]) =>
        `${series} p99 ${time(percentile(each, 99))}, max ${time(percentile(each, 100))}`,
    );
  return `Percentile curve: ${texts.join('; ') || 'nothing was measured'}.`;
}
