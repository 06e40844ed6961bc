type Asked = { readonly opened_at: string; readonly closed_at?: string };

/** What is open, then the newest. The time alone does not tell: the server's clock may have been set back since. */
export function openFirst(one: Asked, other: Asked): number {
  const open = Number(!other.closed_at) - Number(!one.closed_at);
  return open || (one.opened_at > other.opened_at ? -1 : 1);
}
