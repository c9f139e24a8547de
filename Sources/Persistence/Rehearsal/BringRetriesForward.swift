public import Postgres

/// Makes every retry and snooze due at once: while case time stands still, nothing is won by waiting for the machine's.
/// Changes as many rows as there are retries.
public struct BringRetriesForward: Statement {
    public static let sql = "UPDATE queue.retry SET due_at = clock_timestamp()"

    public init() {}
}
