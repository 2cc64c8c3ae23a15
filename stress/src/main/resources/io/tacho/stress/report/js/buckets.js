// Histograms in buckets of equal relative width, as the recorder of the journal's times has them.

/** The lowest value of a bucket, exact up to 2^53: a shift would wrap at 32 bits. */
function lowestOf(bucket, perOctave) {
  if (bucket < perOctave) {
    return bucket;
  }
  const octave = Math.floor(bucket / perOctave) - 1;
  return (perOctave + (bucket % perOctave)) * 2 ** octave;
}

function highestOf(bucket, perOctave) {
  return lowestOf(bucket + 1, perOctave) - 1;
}

/** The sum of slices [from, until), each flat pairs of bucket and count. */
function histogramIn(slices, from, until, perOctave) {
  const counts = new Map();
  let total = 0;
  for (const slice of slices.slice(from, until)) {
    for (let i = 0; i < slice.length; i += 2) {
      counts.set(slice[i], (counts.get(slice[i]) || 0) + slice[i + 1]);
      total += slice[i + 1];
    }
  }
  return {buckets: [...counts].sort((a, b) => a[0] - b[0]), total, perOctave};
}

/** The highest value that may be meant, so never less than the exact one; null of nothing. */
function percentile(histogram, percentage) {
  if (histogram.total === 0) {
    return null;
  }
  // Without the small number 99.9 % of 1000 were 999.0000000000001, hence the last one.
  let left = Math.max(1, Math.ceil((percentage / 100) * histogram.total - 1e-6));
  for (const [bucket, number] of histogram.buckets) {
    left -= number;
    if (left <= 0) {
      return highestOf(bucket, histogram.perOctave);
    }
  }
  return null;
}

/** The figures that the command line prints, under the names it gives them. */
function summaryOf(histogram) {
  const summary = {count: histogram.total, max: percentile(histogram, 100)};
  for (const percentage of [50, 90, 99, 99.9, 99.99]) {
    summary['p' + percentage] = percentile(histogram, percentage);
  }
  return summary;
}
