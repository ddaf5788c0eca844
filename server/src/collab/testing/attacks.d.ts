/** Ten bytes that declare 33 million structs. */
export declare const countBomb: Uint8Array<ArrayBuffer>
/** Updates of 13 bytes, each of which builds on one that was never sent. */
export declare const gaps: (count: number) => Uint8Array[]
export declare function junk(bytes: number): Uint8Array
/** What an honest client would send that pastes a very long text. */
export declare function largeUpdate(bytes: number): Uint8Array
/** An honest update with some of its bytes changed, each time others; always the same ones. */
export declare function mutations(count: number): Uint8Array[]
