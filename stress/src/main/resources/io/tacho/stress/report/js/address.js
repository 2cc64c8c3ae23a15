// The address's fragment is where the page's state lives: a link to it shows the same to anyone.

/** {from, until} in slices, {series, theme} by name; whatever is wrong in it is left out. */
function readAddress(model) {
  const parameters = new URLSearchParams(location.hash.slice(1));
  const theme = parameters.get('theme');
  return {
    ...rangeOf(model, nanosOf(parameters.get('from')), nanosOf(parameters.get('until'))),
    series: (SERIES.find(({key}) => key === parameters.get('series')) || {key: model.mainSeries})
      .key,
    theme: theme === 'dark' || theme === 'light' ? theme : null,
  };
}

/** Adds an entry to the browser's history, so that "back" leaves a range as it was entered. */
function writeAddress(model, state) {
  const parts = [];
  if (state.from > 0 || state.until < model.timeline.slices) {
    parts.push('from=' + offsetText(model, state.from), 'until=' + offsetText(model, state.until));
  }
  if (state.series !== model.mainSeries) {
    parts.push('series=' + state.series);
  }
  if (state.theme !== null) {
    parts.push('theme=' + state.theme);
  }
  const fragment = parts.join('&');
  if (fragment !== location.hash.slice(1)) {
    history.pushState(null, '', '#' + fragment);
  }
}

/** The edge of a slice as the fragment and the command line take it: "1.25s". */
function offsetText(model, slice) {
  return Number(seconds(edge(model, slice), model.decimals)) + 's';
}

/** The slices whose edges are nearest to two moments, at least one; all if there are none. */
function rangeOf(model, fromNanos, untilNanos) {
  const {slices, sliceNanos} = model.timeline;
  const whole = {from: 0, until: slices};
  const from = fromNanos === null ? 0 : fromNanos;
  const until = untilNanos === null ? model.window : untilNanos;
  if (!(from < until) || from >= model.window || until <= 0) {
    return whole;
  }
  const first = Math.min(Math.max(Math.round(from / sliceNanos), 0), Math.max(slices - 1, 0));
  // The last slice may be shorter than the others: the window's end is its edge.
  const last = until >= model.window ? slices : Math.round(until / sliceNanos);
  return {from: first, until: Math.min(Math.max(last, first + 1), slices)};
}

/** "1.25s", "250ms" or seconds as a plain number; null for anything else. */
function nanosOf(text) {
  const parts = /^\s*(\d+(?:\.\d*)?|\.\d+)\s*(s|ms|us|µs|ns)?\s*$/.exec(text || '');
  const sizes = {s: 1e9, ms: 1e6, us: 1e3, µs: 1e3, ns: 1};
  return parts === null ? null : Number(parts[1]) * sizes[parts[2] || 's'];
}
