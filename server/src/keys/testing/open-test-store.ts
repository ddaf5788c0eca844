import type { Store } from '../../store/store.ts'
import { wholeTimes } from '../../store/testing/whole-times.ts'
import { openData } from '../open-data.ts'

/** The master key of tests. */
export const testMaster = { key: '7'.repeat(64), file: null, mayMake: false }

/** The database of a test's data folder, whose words are sealed as a server seals them; who measures looks at no times. */
export const openTestStore = async (dataDir: string, plugins = [wholeTimes]): Promise<Store> =>
  (await openData(dataDir, testMaster, { alone: true, plugins })).store
