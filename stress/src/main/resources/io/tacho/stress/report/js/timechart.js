// Charts over the window's time. They share an x axis, a cursor and the range that is dragged.

// All axes are as wide as the widest, so that a moment is at the same place in every chart.
const AXIS_WIDTH = 62;
const RIGHT_PADDING = 22;
const CURSOR_EVENTS = ['mousemove', 'mouseleave'];

/**
 * A chart over time.
 *
 * spec: {title, note, height; series: uPlot's; scale, axis: of y; behind, above: what else is
 * drawn, and where; keys, furtherKeys: of the legend; values: (chart, slice) => texts for the keys}
 */
function timeChart(host, model, actions, spec) {
  const plot = element('div', {className: 'plot'});
  plot.setAttribute('role', 'img');
  const legend = element('div', {className: 'legend'});
  fill(
    host,
    element(
      'figcaption',
      {},
      element('h3', {textContent: spec.title}),
      element('span', {className: 'note', textContent: spec.note || ''}),
    ),
    legend,
    plot,
  );
  const showValues = showLegend(legend, spec.keys, spec.furtherKeys);
  let view = {from: 0, until: model.window};
  const options = timeOptions(plot, model, actions, spec, () => view);
  options.hooks.setCursor = [
    chart => showValues(indexUnder(chart) === null ? null : spec.values(chart, indexUnder(chart))),
  ];
  const chart = new uPlot(options, [[]], plot);
  followWidth(chart, plot, spec.height);
  return (next, columns, text) => {
    view = next;
    plot.setAttribute('aria-label', text);
    chart.setData([middles(model), ...columns]);
  };
}

function timeOptions(plot, model, actions, spec, view) {
  return {
    width: Math.max(plot.clientWidth, 200),
    height: spec.height,
    padding: [8, RIGHT_PADDING, 0, 0],
    legend: {show: false},
    cursor: timeCursor(actions),
    scales: {
      x: {time: false, range: () => [view().from, Math.max(view().until, view().from + 1)]},
      y: spec.scale,
    },
    axes: [axis({values: momentLabels, size: 30}), axis({size: AXIS_WIDTH, ...spec.axis})],
    series: [{}, ...spec.series],
    hooks: {
      drawClear: [chart => clipped(chart, spec.behind)],
      draw: [chart => clipped(chart, spec.above)],
      setSelect: [chart => dragged(chart, actions)],
    },
  };
}

function timeCursor(actions) {
  const passes = type => CURSOR_EVENTS.includes(type);
  return {
    y: false,
    points: {show: false},
    drag: {x: true, y: false, setScale: false, dist: 3},
    // The cursor is everybody's; who drags is one.
    sync: {key: 'time', setSeries: false, filters: {pub: passes, sub: passes}},
    bind: {
      dblclick: () => () => {
        actions.reset();
        return null;
      },
    },
  };
}

function dragged(chart, actions) {
  const {left, width} = chart.select;
  if (width > 0) {
    const from = chart.posToVal(left, 'x');
    const until = chart.posToVal(left + width, 'x');
    chart.setSelect({left: 0, top: 0, width: 0, height: 0}, false);
    actions.select(from, until);
  }
}

/** The x values are the middles of slices: the nearest one is the slice that the pointer is in. */
function middles(model) {
  return Array.from(
    {length: model.timeline.slices},
    (_, slice) => (edge(model, slice) + edge(model, slice + 1)) / 2,
  );
}

function indexUnder(chart) {
  const {idx, left} = chart.cursor;
  return left < 0 || idx === undefined || idx === null ? null : idx;
}

function axis(own) {
  return {
    stroke: () => paint('--faint-ink'),
    grid: {stroke: () => paint('--grid'), width: 1},
    ticks: {stroke: () => paint('--grid'), width: 1, size: 4},
    font: '12px system-ui, sans-serif',
    gap: 4,
    ...own,
  };
}

function momentLabels(chart, splits, axisIndex, space, increment) {
  const decimals = decimalsFor(increment);
  return splits.map(split => seconds(split, decimals) + ' s');
}

/** As few as tell moments apart that are so far from one another: 3 for 25 ms. */
function decimalsFor(nanos) {
  let decimals = 0;
  while (decimals < 9 && nanos % 10 ** (9 - decimals) !== 0) {
    decimals++;
  }
  return decimals;
}

/** A logarithmic scale for times, with room at both ends and none where nothing was measured. */
function timeScale() {
  return {distr: 3, range: (chart, min, max) => logRange(min, max)};
}

function logRange(min, max) {
  if (!(max > 0)) {
    return [1e3, 1e6];
  }
  const low = Math.max(min, 1) / 1.3;
  return [low, Math.max(max * 1.3, low * 4)];
}

function timeAxis() {
  return {
    splits: (chart, axisIndex, min, max) => logSplits(min, max),
    filter: (chart, splits) => splits,
    values: (chart, splits) => splits.map(time),
  };
}

/** Powers of ten, with 2 and 5 between them where there are few. */
function logSplits(min, max) {
  const steps = max / min > 2e3 ? [1] : [1, 2, 5];
  const splits = [];
  for (let power = Math.floor(Math.log10(min)); 10 ** power <= max; power++) {
    steps
      .map(step => step * 10 ** power)
      .filter(split => split >= min && split <= max)
      .forEach(split => splits.push(split));
  }
  return splits;
}

/** A path that is level for the length of each slice and open where a slice has no value. */
function slicePath(model) {
  return (chart, seriesIndex) => {
    const path = new Path2D();
    let drawing = false;
    chart.data[seriesIndex].forEach((value, slice) => {
      if (value === null) {
        drawing = false;
        return;
      }
      const y = chart.valToPos(value, 'y', true);
      const x = chart.valToPos(edge(model, slice), 'x', true);
      if (drawing) {
        path.lineTo(x, y);
      } else {
        path.moveTo(x, y);
      }
      path.lineTo(chart.valToPos(edge(model, slice + 1), 'x', true), y);
      drawing = true;
    });
    return {stroke: path, fill: null, clip: null, flags: 0};
  };
}

/** Draws nothing if there is nothing to draw. */
function clipped(chart, draw = () => {}) {
  const {left, top, width, height} = chart.bbox;
  chart.ctx.save();
  chart.ctx.beginPath();
  chart.ctx.rect(left, top, width, height);
  chart.ctx.clip();
  draw(chart);
  chart.ctx.restore();
}

/** Calls back with the pixels of each slice in view: [left, right), without seams. */
function eachSliceInView(chart, model, draw) {
  const {min, max} = chart.scales.x;
  const first = Math.max(0, Math.floor(min / model.timeline.sliceNanos));
  const last = Math.min(model.timeline.slices, Math.ceil(max / model.timeline.sliceNanos));
  const x = slice => Math.round(chart.valToPos(edge(model, slice), 'x', true));
  for (let slice = first; slice < last; slice++) {
    draw(slice, x(slice), Math.max(x(slice + 1), x(slice) + 1));
  }
}

/** Pauses as bands, wide enough to be seen however short they were. */
function drawPauses(chart, model) {
  const {pauses, pauseCauses} = model.timeline;
  const colours = pauseCauses.map(cause => paint(causeColour(cause)));
  const {min, max} = chart.scales.x;
  const narrowest = 2 * devicePixelRatio;
  for (const [cause, from, until] of pauses) {
    if (until >= min && from <= max) {
      const x = chart.valToPos(Math.max(from, min), 'x', true);
      const end = chart.valToPos(Math.min(until, max), 'x', true);
      chart.ctx.fillStyle = colours[cause] || paint('--cause-other');
      // A wide band is seen anyway, and must not outshine the lines on it.
      chart.ctx.globalAlpha = end - x > 6 * narrowest ? 0.25 : 0.6;
      chart.ctx.fillRect(x, chart.bbox.top, Math.max(end - x, narrowest), chart.bbox.height);
    }
  }
}

function followWidth(chart, plot, height) {
  new ResizeObserver(() => {
    // A hidden plot has no width, and nothing to be drawn.
    if (plot.clientWidth > 0 && plot.clientWidth !== chart.width) {
      chart.setSize({width: plot.clientWidth, height});
    }
  }).observe(plot);
}

/**
 * Names with colours, and what is under the cursor: keys are {name, colour, dashed}; the further
 * ones have no values.
 */
function showLegend(host, keys, furtherKeys = []) {
  const values = keys.map(() => element('span', {className: 'value'}));
  fill(
    host,
    ...keys.map((key, i) => legendKey(key, values[i])),
    ...furtherKeys.map(key => legendKey(key, null)),
  );
  return texts =>
    values.forEach((value, i) => {
      value.textContent = texts === null ? '' : texts[i];
    });
}

function legendKey(key, value) {
  return element(
    'span',
    {className: 'key'},
    key.colour ? swatch(css(key.colour), key.dashed) : null,
    key.name,
    value,
  );
}
