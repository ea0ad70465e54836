/**
 * Compares versions of connectors.
 */

/**
 * Negative where the first version is older, positive where it is newer. A version
 * with a suffix (`1.0.0-beta`, `1.0.0rc1`) is older than the one without.
 *
 * @param {string} first
 * @param {string} second
 */
export function compareVersions(first, second) {
  const [a, b] = [parse(first), parse(second)];
  return compareNumbers(a.numbers, b.numbers) || compareSuffixes(a.suffix, b.suffix);
}

/**
 * @param {number[]} first
 * @param {number[]} second
 */
function compareNumbers(first, second) {
  const longer = first.length > second.length ? first : second;
  const differences = longer.map((_, at) => (first[at] ?? 0) - (second[at] ?? 0));
  return differences.find((difference) => difference !== 0) ?? 0;
}

/**
 * @param {string} first
 * @param {string} second
 */
function compareSuffixes(first, second) {
  if (first === second) return 0;
  if (!first || !second) return first ? -1 : 1;
  return first < second ? -1 : 1;
}

/** @param {string} version */
function parse(version) {
  const release = /^\d+(\.\d+)*/.exec(version)?.[0] ?? '';
  return {
    numbers: release ? release.split('.').map(Number) : [],
    suffix: version.slice(release.length).replace(/\+.*$/, ''),
  };
}
