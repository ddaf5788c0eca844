import { openProvider, type ProviderSetting } from './provider.ts'

// For tests of the built product, which speak with a provider in a process of its own: its setting comes as JSON.
const setting: ProviderSetting = JSON.parse(process.argv[2] ?? '{}')
await openProvider(setting)
process.stdout.write('open\n')
