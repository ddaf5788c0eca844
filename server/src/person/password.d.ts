/** The argon2id hash of a password in PHC string format, with a salt of its own. */
export declare function hashPassword(password: string): Promise<string>
/** Whether the password is the one that was hashed; takes as long when there is no hash, so that nobody learns who has an account. */
export declare function passwordMatches(password: string, stored: string | null): Promise<boolean>
