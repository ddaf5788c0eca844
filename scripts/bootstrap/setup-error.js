/** An expected stop of the set-up: its message is a sentence for the administrator, and no stack is shown. */
export class SetupError extends Error {}
