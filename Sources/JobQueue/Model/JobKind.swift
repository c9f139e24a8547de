public import Postgres

/// The stable name of a type of job, such as `case.chase`. It stands in stored rows: never rename one in use.
public struct JobKind: RawRepresentable, Hashable, Sendable, PostgresScalar, ExpressibleByStringLiteral,
    CustomStringConvertible
{
    public let rawValue: String

    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    public init(stringLiteral value: String) {
        rawValue = value
    }

    public var description: String { rawValue }
}

/// The name of a queue; not empty and without `/`.
public struct QueueName: RawRepresentable, Hashable, Sendable, PostgresScalar, ExpressibleByStringLiteral,
    CustomStringConvertible
{
    public let rawValue: String

    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    public init(stringLiteral value: String) {
        rawValue = value
    }

    public static let `default`: QueueName = "default"

    public var description: String { rawValue }

    /// The NOTIFY channel on which sleeping workers of this queue are woken.
    var channel: String { "queue_\(rawValue)" }
}

/// A queue, or a queue and a provider (`mail/o2`): what a worker reads or does not read.
public struct Lane: RawRepresentable, Hashable, Sendable, PostgresScalar {
    public let rawValue: String

    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    public init(queue: QueueName, provider: String?) {
        rawValue = provider.map { "\(queue)/\($0)" } ?? queue.rawValue
    }

    public var queue: QueueName {
        QueueName(rawValue: String(rawValue.prefix { $0 != "/" }))
    }

    /// What limits and pauses of it may be said of: itself, its queue, and its provider in all queues.
    public var scopes: [Scope] {
        guard let slash = rawValue.firstIndex(of: "/") else { return [Scope(rawValue: rawValue)] }
        return [
            Scope(rawValue: rawValue), Scope(rawValue: String(rawValue[..<slash])),
            Scope(rawValue: String(rawValue[slash...])),
        ]
    }
}

/// A lane (`mail/o2`), a queue with all its lanes (`mail`), or a provider in all queues (`/o2`).
public struct Scope: RawRepresentable, Hashable, Sendable, PostgresScalar, ExpressibleByStringLiteral,
    CustomStringConvertible
{
    public let rawValue: String

    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    public init(stringLiteral value: String) {
        rawValue = value
    }

    public var description: String { rawValue }
}
