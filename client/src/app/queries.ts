import { AppError, type RouteInput, type RouteName, type RouteReply } from '@samsyn/shared'
import { QueryClient, type UseQueryResult, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../net/api.ts'

const worthAnotherTry = new Set(['unavailable', 'internal'])

/** What the pages know of the server; tries again by itself only where that can help. */
export function createQueries(): QueryClient {
  const retry = (times: number, error: Error) =>
    times < 2 && error instanceof AppError && worthAnotherTry.has(error.code)
  return new QueryClient({ defaultOptions: { queries: { retry, staleTime: 10_000 }, mutations: { retry: false } } })
}

/** What a GET route answers, kept fresh. Its key is the route's name and payload. */
export function useAnswer<Name extends RouteName>(
  name: Name,
  payload: RouteInput<Name>,
  enabled = true,
): UseQueryResult<RouteReply<Name>, AppError> {
  return useQuery<RouteReply<Name>, AppError>({
    queryKey: [name, payload],
    queryFn: () => call(name, payload),
    enabled,
  })
}

/** A change through a route; afterwards the answers of the routes named in `refreshes` are asked for anew. */
export function useChange<Name extends RouteName>(name: Name, refreshes: readonly RouteName[] = []) {
  const client = useQueryClient()
  return useMutation<RouteReply<Name>, AppError, RouteInput<Name>>({
    mutationFn: payload => call(name, payload),
    onSettled: () => Promise.all(refreshes.map(refreshed => client.invalidateQueries({ queryKey: [refreshed] }))),
  })
}
