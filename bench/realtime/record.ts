import { createRecord } from '../harness/record.ts'

const head = `# Documents, log and realtime door

Each part was measured by itself with \`npm run bench -- realtime <part>\`; without a part all are measured. Values are
p50 / p95 / p99 / max unless they are a list of runs.
`

export const record = createRecord('realtime.md', head)
