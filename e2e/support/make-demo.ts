import { makeDemoIn } from './demo-data.ts'

// What the tests' set-up calls, so that all suites share one demo.
await makeDemoIn(process.argv[2] ?? '')
