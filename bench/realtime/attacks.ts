import { setTimeout as elapsed } from 'node:timers/promises'
import * as Y from 'yjs'
import { countBomb, gaps, junk, largeUpdate, mutations } from '../../server/src/collab/testing/attacks.ts'
