/** Where to go after signing in: the `next` of a query string when it is a path of this site, else the front page. */
export function safeNext(search: string, origin: string): string {
  const next = new URLSearchParams(search).get('next') ?? '/'
  if (!next.startsWith('/') || !URL.canParse(next, origin)) return '/'
  const { origin: host, pathname, search: query } = new URL(next, origin)
  const leadsBack = ['/sign-in', '/enter', '/invitation'].includes(pathname)
  // A path that begins with two slashes, after all dots are resolved, would be read as another host.
  if (host !== origin || leadsBack || pathname.startsWith('//')) return '/'
  return pathname + query
}
