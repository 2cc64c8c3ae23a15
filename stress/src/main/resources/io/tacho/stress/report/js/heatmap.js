// How many took how long, when: a cell for each slice and each few neighbouring buckets.

const LEAST_CELL_HEIGHT = 3;

function heatmapChart(host, model, actions) {
  const legend = element('span', {className: 'key'});
  let heat = heatOf(model, model.mainSeries);
  const show = timeChart(host, model, actions, {
    title: 'Heat map',
    note: 'how many took how long, when',
    height: 250,
    scale: {distr: 3, range: () => heat.scale},
    axis: timeAxis(),
    series: [{paths: () => null, points: {show: false}}],
    behind: plot => drawPauses(plot, model),
    above: plot => drawHeat(plot, model, heat),
    keys: [{name: legend}],
    values: (plot, slice) => [cellText(plot, model, heat, slice)],
  });
  return view => {
    heat = heatOf(model, view.seriesKey);
    showHeatScale(legend, heat);
    show(view, [middles(model).map(() => heat.scale[0])], heatText(model, view, heat));
  };
}

/** Of the whole window, so that a range has the scale and the colours that the window has. */
function heatOf(model, key) {
  const {perOctave} = model.timeline;
  const all = histogramOf(model, key, 0, model.timeline.slices).buckets.map(([bucket]) => bucket);
  const lowest = all.length === 0 ? 1e3 : Math.max(1, lowestOf(all[0], perOctave));
  const highest = all.length === 0 ? 1e6 : lowestOf(all[all.length - 1] + 1, perOctave);
  const scale = [lowest / 1.1, Math.max(highest * 1.1, lowest * 4)];
  const group = groupOf(perOctave, scale);
  const cells = model.timeline.series.get(key).map(slice => grouped(slice, group));
  const most = Math.max(1, ...cells.map(cell => Math.max(0, ...cell.values())));
  return {...seriesOf(key), scale, group, cells, most, empty: all.length === 0};
}

/** How many buckets a row has, a divisor of those of an octave. */
function groupOf(perOctave, [low, high]) {
  const rowHeight = 200 / (Math.log2(high / low) * perOctave);
  let group = 1;
  while (group < perOctave && group * rowHeight < LEAST_CELL_HEIGHT) {
    group *= 2;
  }
  return group;
}

function grouped(slice, group) {
  const rows = new Map();
  for (let i = 0; i < slice.length; i += 2) {
    const row = Math.floor(slice[i] / group);
    rows.set(row, (rows.get(row) || 0) + slice[i + 1]);
  }
  return rows;
}

function drawHeat(plot, model, heat) {
  const colour = ramp();
  const {perOctave} = model.timeline;
  const y = row =>
    Math.round(
      plot.valToPos(Math.max(lowestOf(row * heat.group, perOctave), heat.scale[0]), 'y', true),
    );
  eachSliceInView(plot, model, (slice, left, right) => {
    for (const [row, number] of heat.cells[slice] || []) {
      plot.ctx.fillStyle = colour(heatShare(number, heat.most));
      plot.ctx.fillRect(left, y(row + 1), right - left, y(row) - y(row + 1));
    }
  });
}

/** By the logarithm: a single slow one has to be seen beside thousands of fast ones. */
function heatShare(number, most) {
  return most <= 1 ? 1 : Math.log(number) / Math.log(most);
}

function showHeatScale(host, heat) {
  if (heat.empty) {
    fill(host, 'nothing was measured');
  } else {
    fill(
      host,
      '1',
      element('span', {className: 'scale'}),
      `${count(heat.most)} ${heat.unit} in a cell`,
    );
  }
}

function cellText(plot, model, heat, slice) {
  const cells = heat.cells[slice] || new Map();
  const inSlice = `${spanOf(model, slice, slice + 1)}: ${count(sum([...cells.values()]))}`;
  // Only the chart under the pointer knows how high the pointer is.
  if (!plot.cursor.event || plot.cursor.top < 0) {
    return inSlice;
  }
  const nanos = plot.posToVal(plot.cursor.top, 'y');
  const row = rowAt(nanos, heat.group, model.timeline.perOctave);
  const low = lowestOf(row * heat.group, model.timeline.perOctave);
  const high = lowestOf((row + 1) * heat.group, model.timeline.perOctave);
  return `${inSlice}, of these ${count(cells.get(row) || 0)} of ${time(low)} to ${time(high)}`;
}

function rowAt(nanos, group, perOctave) {
  let row = 0;
  while (lowestOf((row + 1) * group, perOctave) <= nanos) {
    row++;
  }
  return row;
}

function heatText(model, view, heat) {
  const {total, buckets, perOctave} = view.histograms.get(view.seriesKey);
  if (total === 0) {
    return `Heat map of ${heat.name}: nothing was measured.`;
  }
  return (
    `Heat map of ${heat.name} over time: ${count(total)} ${heat.unit}, ` +
    `from ${time(lowestOf(buckets[0][0], perOctave))} ` +
    `to ${time(highestOf(buckets[buckets.length - 1][0], perOctave))}.`
  );
}
