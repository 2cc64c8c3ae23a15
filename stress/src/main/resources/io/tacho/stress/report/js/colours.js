// Colours by meaning. The values stand in page.css, once for light and once for dark.

const CAUSE_COLOURS = new Map([
  ['garbage collection', '--cause-gc'],
  ['another safepoint', '--cause-safepoint'],
  ['process or machine not running', '--cause-hiccup'],
  ['sent late by the load', '--cause-load'],
  ['handlers on the same worker', '--cause-handling'],
  ['journal append', '--cause-flush'],
  ["worker's housekeeping", '--cause-housekeeping'],
  ['worker looked for work', '--cause-idle'],
  ['worker was asleep', '--cause-asleep'],
  ['unexplained', '--cause-unexplained'],
]);

/** The custom property of a cause's colour: the same in every chart, range and report. */
function causeColour(cause) {
  return CAUSE_COLOURS.get(cause) || '--cause-other';
}

/** For styles, which follow the theme by themselves. */
function css(property) {
  return `var(${property})`;
}

/** For canvases, which have to be drawn again. */
function paint(property) {
  return getComputedStyle(document.documentElement).getPropertyValue(property).trim();
}

/** A scale of colours from little to much, by a share from 0 to 1. */
function ramp() {
  const stops = [0, 1, 2, 3].map(i => hexChannels(paint('--heat-' + i)));
  return share => {
    const at = Math.min(Math.max(share, 0), 1) * (stops.length - 1);
    const below = Math.min(Math.floor(at), stops.length - 2);
    const mixed = stops[below].map((c, i) =>
      Math.round(c + (stops[below + 1][i] - c) * (at - below)),
    );
    return `rgb(${mixed.join()})`;
  };
}

function hexChannels(hex) {
  return [1, 3, 5].map(i => parseInt(hex.slice(i, i + 2), 16));
}

const DARK = '(prefers-color-scheme: dark)';

/** The one that was chosen, or else the one that the reader's system has. */
function themeOf(state) {
  return state.theme || (matchMedia(DARK).matches ? 'dark' : 'light');
}

function otherTheme() {
  return document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark';
}

function showTheme(theme) {
  document.documentElement.dataset.theme = theme;
  byId('theme').textContent = otherTheme() === 'dark' ? 'Dark' : 'Light';
}
