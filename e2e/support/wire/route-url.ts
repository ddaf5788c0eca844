import { type RouteInput, type RouteName, routes } from '@samsyn/shared'

/** The address and the body a payload makes: its fields fill the path, the rest travels as query (GET) or as JSON. */
export function urlFor<Name extends RouteName>(name: Name, payload: RouteInput<Name>): { path: string; body?: string } {
  const fields = new Map(Object.entries(payload))
  const path = routes[name].path.replace(/:(\w+)/g, (_, field: string) => {
    const value = String(fields.get(field))
    fields.delete(field)
    return encodeURIComponent(value)
  })
  if (routes[name].method !== 'GET') return { path, body: JSON.stringify(Object.fromEntries(fields)) }
  const query = new URLSearchParams([...fields].map(([field, value]) => [field, String(value)]))
  return { path: query.size > 0 ? `${path}?${query}` : path }
}
