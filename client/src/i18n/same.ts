/** The same keys with other words: a text that is missing in one language does not compile. */
export type Same<Texts> = { [Key in keyof Texts]: Texts[Key] extends string ? string : Same<Texts[Key]> }
