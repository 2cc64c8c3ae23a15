// Elements. Texts of the data get into the document here only, and only as text nodes.

function byId(id) {
  return document.getElementById(id);
}

/** An element; children are elements or texts, null for none. */
function element(tag, properties, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children.filter(child => child !== null && child !== undefined));
  return made;
}

function fill(host, ...children) {
  host.replaceChildren(...children.filter(child => child !== null));
}

/** A name from the data, isolated: one written from right to left must not turn the rest. */
function name(text) {
  return element('bdi', {className: 'name', textContent: text});
}

function note(text) {
  return element('p', {className: 'note', textContent: text});
}

function swatch(colour, dashed) {
  const made = element('span', {className: dashed ? 'swatch dashed' : 'swatch'});
  made.style.setProperty('--swatch', colour);
  made.setAttribute('aria-hidden', 'true');
  return made;
}

/** A part of a bar; from and length are shares of its whole, 0 to 1. */
function segment(from, length, colour, title) {
  const made = element('span', {className: 'segment', title});
  made.style.left = 100 * from + '%';
  made.style.width = 100 * length + '%';
  made.style.background = colour;
  return made;
}

/**
 * A table. Columns are {title, numeric, head}; rows are lists of texts or elements. It scrolls by
 * itself where it is too wide, never the page.
 */
function table(caption, columns, rows) {
  const head = columns.map(column =>
    element('th', {scope: 'col', className: column.numeric ? 'number' : ''}, column.title),
  );
  const made = element(
    'table',
    {},
    element('caption', {}, caption),
    element('thead', {}, element('tr', {}, ...head)),
    element('tbody', {}, ...rows.map(row => tableRow(columns, row))),
  );
  const scroller = element('div', {className: 'scroller', tabIndex: 0}, made);
  scroller.setAttribute('role', 'region');
  scroller.setAttribute('aria-label', caption);
  return scroller;
}

function tableRow(columns, cells) {
  return element(
    'tr',
    {},
    ...cells.map((cell, i) =>
      columns[i].head
        ? element('th', {scope: 'row'}, cell)
        : element('td', {className: columns[i].numeric ? 'number' : ''}, cell),
    ),
  );
}

const SVG = 'http://www.w3.org/2000/svg';

/** A curve of a few hundred points in no space: d is a path in a box of width times height. */
function sparkline(d, width, height, label) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', `0 0 ${width} ${height}`);
  svg.setAttribute('preserveAspectRatio', 'none');
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', label);
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', d);
  svg.append(path);
  return svg;
}

function actionButton(text, className, action) {
  const button = element('button', {type: 'button', className, textContent: text});
  button.addEventListener('click', action);
  return button;
}

function copyButton(source) {
  const button = element('button', {type: 'button', className: 'quiet', textContent: 'Copy'});
  button.addEventListener('click', async () => {
    button.textContent = (await copied(source)) ? 'Copied' : 'Selected: press Ctrl-C';
    setTimeout(() => {
      button.textContent = 'Copy';
    }, 2000);
  });
  return button;
}

async function copied(source) {
  try {
    await navigator.clipboard.writeText(source.textContent);
    return true;
  } catch {
    // A page from a file may not always write to the clipboard; its reader may.
    getSelection().selectAllChildren(source);
    return false;
  }
}
