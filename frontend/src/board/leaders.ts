// Of one person, over all levels; the server walks no further either.
const LEADERS_LIMIT = 200;

/** Whether `other` reports to `person`, by way of others too: then `person` cannot report to `other`. */
export function leads(person: string, other: string, leadersOf: (id: string) => readonly string[]): boolean {
  const seen = new Set([other]);
  const waiting = [other];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (at === person || seen.size > LEADERS_LIMIT) return true;
    for (const leader of leadersOf(at)) {
      if (seen.has(leader)) continue;
      seen.add(leader);
      waiting.push(leader);
    }
  }
  return false;
}
