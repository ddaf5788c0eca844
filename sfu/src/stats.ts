/** How many of each live inside a peer. */
export interface PeerStats {
  transports: number
  producers: number
  consumers: number
}

/** How many of each live inside a room. */
export interface RoomStats extends PeerStats {
  peers: number
}

export const emptyStats: RoomStats = { peers: 0, transports: 0, producers: 0, consumers: 0 }

/** The sum, thing by thing. */
export function addStats(a: RoomStats, b: RoomStats): RoomStats {
  return {
    peers: a.peers + b.peers,
    transports: a.transports + b.transports,
    producers: a.producers + b.producers,
    consumers: a.consumers + b.consumers,
  }
}
