import Postgres

/// Wakes the sleeping workers of some queues. Alone in its transaction: NOTIFY takes a lock that all notifying
/// commits share, so it never rides on a business transaction.
struct NotifyQueues: Statement {
    static let sql = "SELECT pg_notify(channel, '') FROM unnest($1::text[]) AS channel"

    var queues: [QueueName]

    func bind(_ bindings: inout Bindings) {
        bindings.append(queues.map(\.channel))
    }
}
