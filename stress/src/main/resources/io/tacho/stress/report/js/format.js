// Numbers as people read them.

const ABSENT = '–';
// A number is not torn from its unit at the end of a line.
const GLUE = '\u00a0';

function threeDigits(value) {
  const magnitude = Math.abs(value);
  if (Number.isInteger(value) && magnitude < 1000) {
    return String(value);
  }
  return value.toFixed(magnitude >= 99.95 ? 0 : magnitude >= 9.995 ? 1 : 2);
}

function time(nanos) {
  if (!Number.isFinite(nanos)) {
    return ABSENT;
  }
  const units = [
    [1e9, 's'],
    [1e6, 'ms'],
    [1e3, 'µs'],
  ];
  // 999.6 µs has three digits as 1.00 ms only.
  const [size, unit] = units.find(([least]) => Math.abs(nanos) >= least * 0.9995) || [1, 'ns'];
  return threeDigits(nanos / size) + GLUE + unit;
}

/** Where in the window, with as many decimals as its slices need. */
function moment(nanos, decimals) {
  return seconds(nanos, decimals) + GLUE + 's';
}

function seconds(nanos, decimals) {
  return (nanos / 1e9).toFixed(decimals);
}

function count(value) {
  return Number.isFinite(value) ? value.toLocaleString('en-US') : ABSENT;
}

function mebibytes(bytes) {
  return count(Math.round(bytes / 2 ** 20)) + GLUE + 'MiB';
}

function percent(share) {
  const value = 100 * share;
  if (!Number.isFinite(value)) {
    return ABSENT;
  }
  if (value > 0 && value < 0.1) {
    return '<' + GLUE + '0.1' + GLUE + '%';
  }
  return (value === 0 || value >= 9.95 ? value.toFixed(0) : value.toFixed(1)) + GLUE + '%';
}

function perSecond(rate) {
  const [size, unit] = [
    [1e6, 'M'],
    [1e3, 'k'],
  ].find(([least]) => rate >= least) || [1, ''];
  return threeDigits(Math.round((rate * 1000) / size) / 1000) + unit + '/s';
}

function plural(number, one, many) {
  return count(number) + ' ' + (number === 1 ? one : many);
}

/** A word of a shell's command line that stands for exactly this text. */
function shellWord(text) {
  const safe = text.startsWith('-') ? './' + text : text;
  return /^[\w./:@%+,=-]+$/.test(safe) ? safe : "'" + safe.replace(/'/g, "'\\''") + "'";
}
