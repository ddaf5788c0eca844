import { join } from 'node:path'
import { Readable } from 'node:stream'
import { RecordingId } from '@samsyn/shared'
import { createLocalFiles } from '../../files/local.ts'
import { openData } from '../../keys/open-data.ts'
import { createFileTags } from '../../store/file-tags.ts'
import { shownOf } from '../keys.ts'

/** Makes a film longer than the buffers on its way, from outside: `lengthen.ts <data folder> <master key> <recording>`. */
const [dataDir = '', key = '', recording] = process.argv.slice(2)
const { store, keys } = await openData(dataDir, { key, file: null, mayMake: false }, { alone: false })
const files = await createLocalFiles({ dir: join(dataDir, 'files'), keys, tags: createFileTags(store), beside: true })
const film = shownOf(RecordingId.parse(recording), 'film')
const noughts = Array.from({ length: 96 }, () => Buffer.alloc(1024 ** 2))
await files.append(film, Readable.from(noughts), await files.size(film))
await store.destroy()
