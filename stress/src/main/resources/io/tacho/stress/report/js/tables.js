// Figures in tables.

const PERCENTILES = ['p50', 'p90', 'p99', 'p99.9', 'p99.99', 'max'];

function showLatency(host, model, view) {
  const rows = SERIES.map(({key, name: what, unit, meaning}) => {
    const summary = view.latency[key] || {};
    return [
      element('span', {}, what, element('small', {textContent: meaning})),
      ...PERCENTILES.map(percentage => figure(summary, percentage, view.whole)),
      element('span', {}, count(summary.count ?? NaN), element('small', {textContent: unit})),
    ];
  });
  fill(
    host,
    table(
      view.whole ? 'Of the whole window' : 'Of the range',
      [
        {title: '', head: true},
        ...PERCENTILES.map(title => ({title, numeric: true})),
        {title: 'count', numeric: true},
      ],
      rows,
    ),
    note(latencyNote(model, view)),
  );
}

function figure(summary, percentage, exact) {
  const value = summary.count > 0 ? summary[percentage] : undefined;
  return Number.isFinite(value) && !exact ? '≈' + GLUE + time(value) : time(value);
}

function latencyNote(model, view) {
  return view.whole
    ? 'The same figures as on the command line.'
    : `≈: to ${model.resolution}, for it is from buckets; the highest value of the bucket.`;
}

const MESSAGE_COUNTS = [
  ['sent', 'sent'],
  ['handled', 'handled'],
  ['lost', 'lost'],
  ['failed', 'failed'],
  ['dropped', 'dropped'],
  ['deadLetters', 'dead letters'],
  ['expired', 'expired'],
  ['pending', 'pending'],
  ['rejected', 'rejected'],
];

function showMessages(host, model) {
  const counts = element(
    'dl',
    {className: 'counts'},
    ...MESSAGE_COUNTS.map(([key, text]) =>
      element(
        'div',
        {className: key === 'lost' && model.messages.lost > 0 ? 'bad' : ''},
        element('dt', {textContent: text}),
        element('dd', {textContent: count(model.messages[key] ?? NaN)}),
      ),
    ),
  );
  fill(
    host,
    counts,
    model.analysed
      ? proof(model.lanes)
      : note('Whether each is on record, and what the slowest waited for: stress analyze.'),
  );
}

/** Whether it is proved that nothing is missing, and else why not. */
function proof(lanes) {
  if (lanes.proved) {
    return element(
      'p',
      {className: 'proof'},
      `✓ Proved: each of the ${count(lanes.sent)} messages with an id is on record, once.`,
    );
  }
  return element(
    'div',
    {className: 'proof bad'},
    'Not proved that every message is on record.',
    bullets(lanes.findings || []),
  );
}

function bullets(texts) {
  return element('ul', {}, ...texts.map(text => element('li', {}, name(text))));
}

function showBanner(host, model) {
  const parts = [...lostParts(model), ...incompleteParts(model)];
  host.hidden = parts.length === 0;
  fill(host, ...parts);
}

/** Of a record that was cut off it is not known whether they were lost. */
function lostParts({messages, complete}) {
  return complete && messages.lost > 0
    ? [
        element('strong', {
          textContent: plural(messages.lost, 'message was lost.', 'messages were lost.'),
        }),
      ]
    : [];
}

function incompleteParts({messages, complete, missing, inFlight}) {
  if (complete) {
    return [];
  }
  const underway =
    plural(messages.lost, 'message was', 'messages were') +
    ' on the way, or not yet written, when the record ended';
  return [
    element('strong', {textContent: 'The journal is incomplete: '}),
    'the figures are of what is on record.',
    bullets([...missing, ...inFlight, ...(messages.lost > 0 ? [underway] : [])]),
  ];
}

function showAbout(model) {
  document.title = model.title;
  byId('title').replaceChildren(name(model.title));
  const started = new Date(model.startedAt || NaN);
  fill(
    byId('about'),
    element('code', {}, name(model.run)),
    Number.isNaN(started.getTime())
      ? null
      : element('time', {dateTime: started.toISOString(), textContent: utc(started)}),
    element('span', {
      textContent: model.windowEnded
        ? `measured window ${time(model.window)}`
        : 'the measured window was not ended',
    }),
    !model.analysed
      ? null
      : model.complete
      ? element('span', {textContent: 'journal complete'})
      : element('strong', {className: 'bad', textContent: 'journal INCOMPLETE'}),
  );
}

function utc(date) {
  return date.toISOString().replace('T', ' ').slice(0, 19) + ' UTC';
}

const COMPONENT_COLUMNS = [
  {title: 'component', value: row => row.component, text: row => name(row.component), head: true},
  {title: 'messages', value: row => row.messages, text: row => count(row.messages)},
  {title: 'handled, in all', value: row => row.handledNanos, text: row => time(row.handledNanos)},
  {title: 'waited, in all', value: row => row.waitedNanos, text: row => time(row.waitedNanos)},
  ...['p50', 'p99', 'max'].map(key =>
    timeColumn('handling ' + key, row => (row.handling || {})[key]),
  ),
  ...['p50', 'p99', 'max'].map(key => timeColumn('wait ' + key, row => (row.wait || {})[key])),
];

function timeColumn(title, value) {
  return {title, value, text: row => time(value(row))};
}

function showComponents(host, model) {
  if (model.components.length === 0) {
    fill(host, note('No component handled a message.'));
    return;
  }
  sortedTable(
    host,
    'Components that handled or waited longest, in the whole window',
    COMPONENT_COLUMNS,
    model.components,
  );
}

const FIRST_ROWS = 15;

/** A table that its reader sorts; it shows the first rows until asked for the rest. */
function sortedTable(host, caption, columns, rows) {
  const draw = ({column, descending, shown}) => {
    const sorted = [...rows].sort(
      (a, b) => (descending ? -1 : 1) * compare(columns[column].value(a), columns[column].value(b)),
    );
    const heads = columns.map(({title, head}, i) => {
      const sort = () => {
        draw({column: i, descending: i === column ? !descending : !head, shown});
        // The button that was pressed is gone; its successor takes the focus.
        host.querySelectorAll('button.sort')[i].focus();
      };
      return {numeric: !head, head, title: actionButton(title, 'sort', sort)};
    });
    const cells = sorted.slice(0, shown).map(row => columns.map(({text}) => text(row)));
    const made = table(caption, heads, cells);
    const sortedHead = made.querySelectorAll('thead th')[column];
    sortedHead.setAttribute('aria-sort', descending ? 'descending' : 'ascending');
    const more = () => draw({column, descending, shown: rows.length});
    const label = `Show all ${count(rows.length)}`;
    fill(host, made, rows.length > shown ? actionButton(label, '', more) : null);
  };
  draw({column: 2, descending: true, shown: FIRST_ROWS});
}

function compare(a, b) {
  return typeof a === 'string' ? a.localeCompare(b, 'en', {numeric: true}) : (a ?? -1) - (b ?? -1);
}

function showTypes(host, model) {
  const types = Object.entries(model.latency.byType || {});
  if (types.length === 0) {
    fill(host, note('No message was handled.'));
    return;
  }
  const rows = types.flatMap(([type, times]) =>
    [
      ['queue wait', times.queueWait],
      ['handling', times.handling],
    ].map(([what, summary]) => [
      name(type),
      what,
      ...PERCENTILES.map(percentage => figure(summary || {}, percentage, true)),
      count((summary || {}).count ?? NaN),
    ]),
  );
  fill(
    host,
    table(
      'Latency by message type, in the whole window',
      [
        {title: 'type', head: true},
        {title: ''},
        ...PERCENTILES.map(title => ({title, numeric: true})),
        {title: 'count', numeric: true},
      ],
      rows,
    ),
  );
}

function showConfig(host, model) {
  const config = model.result === null ? model.config : settingsOf(model.result);
  if (config.length === 0) {
    fill(host, note('The journal does not say.'));
    return;
  }
  fill(
    host,
    table(
      'What was run',
      [{title: 'setting', head: true}, {title: 'value'}],
      config.map(([key, value]) => [name(String(key)), name(String(value))]),
    ),
  );
}
