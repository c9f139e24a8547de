public import Postgres

/// Makes every retry and snooze due at once. While case time stands still nothing is won by waiting for the machine's.
public struct BringRetriesForward: Statement {
    public static let sql = "UPDATE queue.retry SET due_at = clock_timestamp() WHERE due_at > clock_timestamp()"

    public init() {}
}
