// What the report is about, with nothing missing: whatever the data lacks is empty here.

const SERIES = [
  {
    key: 'response',
    name: 'response',
    unit: 'operations',
    meaning: 'due to the end of its last message',
  },
  {
    key: 'service',
    name: 'service',
    unit: 'operations',
    meaning: 'really sent to the end of its last message',
  },
  {key: 'queueWait', name: 'queue wait', unit: 'messages', meaning: 'sent to received'},
  {key: 'handling', name: 'handling', unit: 'messages', meaning: 'received to completed'},
];

function seriesOf(key) {
  return SERIES.find(series => series.key === key);
}

function readModel() {
  const data = JSON.parse(byId('data').textContent);
  const timeline = timelineOf(data.timeline || {});
  return {
    title: data.title || 'Latency analysis',
    run: data.run || 'RUN',
    startedAt: data.startedAt,
    window: data.windowNanos || timeline.slices * timeline.sliceNanos,
    windowEnded: data.windowNanos > 0,
    complete: data.complete !== false,
    missing: data.missing || [],
    inFlight: data.inFlight || [],
    config: data.config || [],
    messages: data.messages || {},
    latency: data.latency || {},
    // Only an analysis of the journal tells who waited for what.
    analysed: Boolean(data.lanes),
    lanes: data.lanes || {},
    result: data.result || null,
    notes: data.notes || [],
    flames: data.flames || [],
    asked: data.asked || [],
    tail: {messages: 0, causes: [], culprits: [], ...data.tail},
    timeline,
    mainSeries: mainSeriesOf(timeline),
    decimals: decimalsOf(timeline.sliceNanos),
    components: data.components || [],
    slowest: data.slowest || [],
    resolution: Math.round(100 / timeline.perOctave) + GLUE + '%',
  };
}

function timelineOf(timeline) {
  const series = timeline.series || {};
  return {
    sliceNanos: timeline.sliceNanos || 1e9,
    slices: timeline.slices || 0,
    perOctave: timeline.bucketsPerOctave || 16,
    series: new Map(SERIES.map(({key}) => [key, series[key] || []])),
    causes: timeline.causes || [],
    waited: timeline.waited || [],
    components: timeline.components || [],
    kept: timeline.kept || [],
    pauses: timeline.pauses || [],
    pauseCauses: timeline.pauseCauses || [],
  };
}

/** The first of which anything was measured: a run that is cut short may have no operation. */
function mainSeriesOf(timeline) {
  return (
    SERIES.find(({key}) => timeline.series.get(key).some(slice => slice.length > 0)) || SERIES[0]
  ).key;
}

/** Of a second, ms or finer: the nearest edge of a slice has to be the one that was meant. */
function decimalsOf(sliceNanos) {
  return Math.min(9, Math.max(3, Math.ceil(Math.log10(4e9 / sliceNanos))));
}

/** Where a slice starts; the last one ends where the window does. */
function edge(model, slice) {
  return Math.min(slice * model.timeline.sliceNanos, model.window);
}

function edgeOf(model, slice) {
  return moment(edge(model, slice), model.decimals);
}

/** In words, the slices from one up to another. */
function spanOf(model, from, until) {
  return `${edgeOf(model, from)} to ${edgeOf(model, until)}`;
}

function histogramOf(model, key, from, until) {
  const {series, perOctave} = model.timeline;
  return histogramIn(series.get(key), from, until, perOctave);
}

/** One summary a slice. */
function summariesOf(model, key) {
  return Array.from({length: model.timeline.slices}, (_, slice) =>
    summaryOf(histogramOf(model, key, slice, slice + 1)),
  );
}

/** Column sums of the rows [from, until). */
function columnSums(matrix, columns, from, until) {
  const sums = new Array(columns).fill(0);
  for (const row of matrix.slice(from, until)) {
    row.forEach((value, i) => {
      sums[i] += value;
    });
  }
  return sums;
}

function sum(values) {
  return values.reduce((a, b) => a + b, 0);
}
