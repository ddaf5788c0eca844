import { type KyselyPlugin } from 'kysely'
export type RightsVersion = () => string
/**
 * A value that is another one whenever this process has written to a table that may decide who may do what, or another
 * process has written anything. What was read while it was the same still holds.
 */
export declare function createRightsVersion(changedElsewhere: () => number): {
  plugin: KyselyPlugin
  version: RightsVersion
}
