import { openHouse } from './house.ts'

/** A server in a process of its own, to be killed: `node child.ts <data folder> <port>`. */
const [dataDir, port] = process.argv.slice(2)
if (!dataDir || !port) throw new Error('a data folder and a port are needed')
await openHouse(dataDir, { port: Number(port) })
process.send?.('ready')
