import Postgres

/// What can be paused and resumed.
public enum Pausable: Sendable, Hashable {
    /// A lane, a queue, or a provider in all queues. Its jobs wait where they are.
    case scope(Scope)
    /// Its jobs are put aside as they are claimed.
    case kind(JobKind)

    var what: String {
        switch self {
        case .scope: "scope"
        case .kind: "kind"
        }
    }

    var name: String {
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

/// What is paused now.
struct ListPauses: Statement {
    typealias Row = Pausable

    static let sql = "SELECT what, name FROM queue.pause ORDER BY what, name"

    static func decode(_ row: borrowing PostgresRow) throws -> Pausable {
        let (what, name) = try row.decode((String, String).self)
        return what == "kind" ? .kind(JobKind(rawValue: name)) : .scope(Scope(rawValue: name))
    }
}
