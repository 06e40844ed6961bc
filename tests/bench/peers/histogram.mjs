const FINE_MS = 0.05;
const FINE_BINS = 10_000; // up to 500 ms
const COARSE_MS = 5;
const COARSE_BINS = 24_000; // up to two minutes

/** Latencies in milliseconds. Millions of them in the memory of a few thousand. */
export class Histogram {
  #fine = new Float64Array(FINE_BINS);
  #coarse = new Float64Array(COARSE_BINS);
  #max = 0;
  count = 0;

  add(ms) {
    const value = Math.max(0, ms);
    if (value < FINE_BINS * FINE_MS) this.#fine[Math.floor(value / FINE_MS)]++;
    else this.#coarse[Math.min(COARSE_BINS - 1, Math.floor(value / COARSE_MS))]++;
    this.count++;
    this.#max = Math.max(this.#max, value);
  }

  /** The middle of the bin that holds this share of all values; null without any. */
  quantile(share) {
    let left = share * this.count;
    if (this.count === 0) return null;
    for (let bin = 0; bin < FINE_BINS; bin++) {
      left -= this.#fine[bin];
      if (left <= 0) return round((bin + 0.5) * FINE_MS);
    }
    for (let bin = 0; bin < COARSE_BINS; bin++) {
      left -= this.#coarse[bin];
      if (left <= 0) return round((bin + 0.5) * COARSE_MS);
    }
    return round(this.#max);
  }

  summary() {
    return {
      p50: this.quantile(0.5),
      p95: this.quantile(0.95),
      p99: this.quantile(0.99),
      max: this.count ? round(this.#max) : null,
    };
  }
}

export function round(number) {
  return Math.round(number * 100) / 100;
}
