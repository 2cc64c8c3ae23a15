// What is shown of the model for a range of slices: pure functions, no document.

/** Everything that follows the range. A range is {from, until} in slices, until is not in it. */
function viewOf(model, range, seriesKey) {
  const whole = range.from === 0 && range.until === model.timeline.slices;
  const waits = whole ? model.tail.causes : waitsIn(model, range);
  return {
    range,
    whole,
    seriesKey,
    from: edge(model, range.from),
    until: edge(model, range.until),
    latency: whole ? model.latency : latencyIn(model, range),
    histograms: new Map(
      SERIES.map(({key}) => [key, histogramOf(model, key, range.from, range.until)]),
    ),
    waits,
    culprits: culpritsIn(model, range, sum(waits.map(wait => wait.nanos))),
    slowest: slowestIn(model, range),
  };
}

function latencyIn(model, {from, until}) {
  return Object.fromEntries(
    SERIES.map(({key}) => [key, summaryOf(histogramOf(model, key, from, until))]),
  );
}

/** Causes of the waits that ended in the range, the largest first. */
function waitsIn(model, {from, until}) {
  const {causes, waited} = model.timeline;
  const sums = columnSums(waited, causes.length, from, until);
  const all = sum(sums);
  return causes
    .map((cause, i) => ({cause, nanos: sums[i], share: all === 0 ? 0 : sums[i] / all}))
    .filter(wait => wait.nanos > 0)
    .sort((a, b) => b.nanos - a.nanos);
}

function culpritsIn(model, {from, until}, waited) {
  const {components, kept} = model.timeline;
  const longest = new Map(
    model.tail.culprits.map(culprit => [culprit.component, culprit.longestNanos]),
  );
  const sums = columnSums(kept, components.length, from, until);
  return components
    .map((component, i) => ({
      component,
      nanos: sums[i],
      share: waited === 0 ? 0 : sums[i] / waited,
      longestNanos: longest.get(component),
      bySlice: kept.map(row => row[i]),
    }))
    .filter(culprit => culprit.nanos > 0)
    .sort((a, b) => b.nanos - a.nanos);
}

/** Operations of which any part was in the range: one that a pause hit may end long after it. */
function slowestIn(model, range) {
  const from = edge(model, range.from);
  const until = edge(model, range.until);
  return model.slowest.filter(
    operation =>
      operation.completedAt >= from && operation.completedAt - operation.responseNanos <= until,
  );
}

/** The sentence that a reader in a hurry takes away, of the range. */
function findingOf(model, view) {
  const slow = slowSentence(view);
  const top = view.waits[0];
  if (slow === null) {
    return 'Nothing was measured in this ' + (view.whole ? 'window.' : 'range.');
  }
  if (!top || !(top.share > 0)) {
    return slow + '.';
  }
  const whom =
    'the slowest ' +
    threeDigits(Number((100 - model.tail.percentile).toFixed(3))) +
    GLUE +
    '% of messages waited for';
  return top.cause === 'unexplained'
    ? `${slow}; ${percent(top.share)} of what ${whom} is unexplained.`
    : `${slow}; ${percent(top.share)} of what ${whom}: ${top.cause}.`;
}

function slowSentence(view) {
  const measured = [
    ['response', 'response time'],
    ['queueWait', 'queue wait'],
    ['handling', 'handling'],
  ].find(([key]) => view.latency[key] && view.latency[key].count > 0);
  if (!measured) {
    return null;
  }
  const [key, what] = measured;
  return `p99 of ${what} was ${view.whole ? '' : '≈ '}${time(view.latency[key].p99)}`;
}

/** The slice with the highest p99, or -1 where there are no two to compare. */
function worstSlice(summaries) {
  const measured = summaries.filter(summary => summary.count > 0);
  if (measured.length < 2) {
    return -1;
  }
  return summaries.reduce(
    (worst, summary, slice) =>
      summary.count > 0 && (worst < 0 || summary.p99 > summaries[worst].p99) ? slice : worst,
    -1,
  );
}
