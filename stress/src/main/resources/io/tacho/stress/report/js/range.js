// The bar that says which range is looked at, takes another, and gives the commands for it.

function rangeBar(model, actions) {
  const [from, until] = ['range-from', 'range-until'].map(byId);
  const strip = overview(model);
  byId('range-strip').append(...strip.parts);
  byId('range-reset').addEventListener('click', actions.reset);
  for (const input of [from, until]) {
    input.addEventListener('change', () => actions.selectTexts(from.value, until.value));
  }
  return view => {
    byId('range-text').textContent = view.whole
      ? `Whole window: ${time(model.window)}`
      : `Range: ${spanOf(model, view.range.from, view.range.until)}`;
    from.value = offsetText(model, view.range.from);
    until.value = offsetText(model, view.range.until);
    byId('range-reset').disabled = view.whole;
    byId('range-hint').hidden = !view.whole;
    strip.mark(view.from / model.window, view.until / model.window);
    showCommands(byId('range-commands'), model, view);
  };
}

/** p99 of the whole window in small, with the range marked: where one is, zoomed in. */
function overview(model) {
  const values = summariesOf(model, model.mainSeries).map(summary =>
    Math.log(1 + (summary.p99 || 0)),
  );
  const lowest = Math.min(...values.filter(value => value > 0));
  const highest = Math.max(...values);
  const y = value =>
    value > 0 && highest > lowest ? 19 - (18 * (value - lowest)) / (highest - lowest) : 19;
  const path = values.map(
    (value, slice) => `${slice === 0 ? 'M' : 'L'}${slice} ${y(value).toFixed(1)}H${slice + 1}`,
  );
  const line = sparkline(
    path.join(''),
    Math.max(values.length, 1),
    20,
    `p99 of ${seriesOf(model.mainSeries).name} over the whole window`,
  );
  const thumb = element('span', {className: 'thumb'});
  return {
    parts: [line, thumb],
    mark(from, until) {
      thumb.classList.toggle('all', from <= 0 && until >= 1);
      thumb.style.left = 100 * from + '%';
      thumb.style.width = 100 * (until - from) + '%';
    },
  };
}

function showCommands(host, model, view) {
  host.hidden = view.whole;
  if (view.whole) {
    fill(host);
    return;
  }
  const [from, until] = [view.range.from, view.range.until].map(slice => offsetText(model, slice));
  fill(
    host,
    ...['replay', 'analyze'].map(command =>
      commandLine(`stress ${command} ${shellWord(model.run)} --from ${from} --until ${until}`),
    ),
  );
}

function commandLine(text) {
  const code = element('code', {textContent: text});
  return element('span', {className: 'command'}, code, copyButton(code));
}
