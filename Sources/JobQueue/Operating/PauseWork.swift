public import FoundationEssentials
import Postgres

/// What can be paused and resumed.
public enum Pausable: Sendable, Hashable {
    /// A lane, a queue, or a provider in all queues. Its jobs wait where they are.
    case scope(Scope)
    /// Its jobs are put aside as they are claimed.
    case kind(JobKind)

    /// `scope` or `kind`.
    public var what: String {
        switch self {
        case .scope: "scope"
        case .kind: "kind"
        }
    }

    /// The scope or the kind.
    public var name: String {
        switch self {
        case .scope(let scope): scope.rawValue
        case .kind(let kind): kind.rawValue
        }
    }
}

struct PauseWork: Statement {
    typealias Row = Bool

    static let sql = "SELECT queue.pause_work($1, $2, $3)"

    var pausable: Pausable
    var reason: String?

    func bind(_ bindings: inout Bindings) {
        bindings.append(pausable.what)
        bindings.append(pausable.name)
        bindings.append(reason)
    }

    static func decode(_ row: borrowing PostgresRow) throws -> Bool {
        try row.decode(Bool.self)
    }
}

struct ResumeWork: Statement {
    typealias Row = Bool

    static let sql = "SELECT queue.resume_work($1, $2)"

    var pausable: Pausable

    func bind(_ bindings: inout Bindings) {
        bindings.append(pausable.what)
        bindings.append(pausable.name)
    }

    static func decode(_ row: borrowing PostgresRow) throws -> Bool {
        try row.decode(Bool.self)
    }
}

/// What is paused, why and since when.
public struct Pause: Sendable, Hashable {
    public var pausable: Pausable
    public var reason: String?
    public var since: Date
}

struct ListPauses: Statement {
    typealias Row = Pause

    static let sql = "SELECT what, name, reason, paused_at FROM queue.pause ORDER BY what, name"

    static func decode(_ row: borrowing PostgresRow) throws -> Pause {
        let (what, name, reason, since) = try row.decode((String, String, String?, Date).self)
        let pausable =
            what == "kind" ? Pausable.kind(JobKind(rawValue: name)) : .scope(Scope(rawValue: name))
        return Pause(pausable: pausable, reason: reason, since: since)
    }
}
