import Postgres

/// Sets what a scope is allowed, in place of what was set before.
struct SetLimit: Statement {
    static let sql = """
        INSERT INTO queue.scope_limit (scope, cap, per_second, burst, weight) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (scope) DO UPDATE
        SET cap = excluded.cap, per_second = excluded.per_second, burst = excluded.burst, weight = excluded.weight
        """

    var scope: Scope
    var limit: ScopeLimit

    func bind(_ bindings: inout Bindings) {
        bindings.append(scope)
        bindings.append(limit.cap.map { Int32(clamping: $0) })
        bindings.append(limit.rate?.perSecond)
        bindings.append(limit.rate.map { Int32(clamping: $0.burst) })
        bindings.append(Int32(clamping: limit.weight))
    }
}

struct RemoveLimit: Statement {
    typealias Row = Scope

    static let sql = "DELETE FROM queue.scope_limit WHERE scope = $1 RETURNING scope"

    var scope: Scope

    func bind(_ bindings: inout Bindings) {
        bindings.append(scope)
    }

    static func decode(_ row: borrowing PostgresRow) throws -> Scope {
        try row.decode(Scope.self)
    }
}

/// A scope, what it is allowed, and what of it is taken.
public struct LimitedScope: Sendable, Hashable {
    public var scope: Scope
    public var limit: ScopeLimit
    /// Seats that a process holds.
    public var seatsHeld: Int
    /// Seats of lost processes that are not usable yet.
    public var seatsLost: Int
}

struct ListLimits: Statement {
    typealias Row = LimitedScope

    static let sql = """
        SELECT scope, cap, per_second, burst, weight, seats_held, seats_lost
        FROM queue.limits_now
        ORDER BY scope
        """

    static func decode(_ row: borrowing PostgresRow) throws -> LimitedScope {
        let (scope, cap, perSecond, burst, weight, held, lost) = try row.decode(
            (Scope, Int32?, Double?, Int32?, Int32, Int, Int).self)
        let rate = perSecond.flatMap { perSecond in
            burst.map { ScopeLimit.Rate(perSecond: perSecond, burst: Int($0)) }
        }
        return LimitedScope(
            scope: scope, limit: ScopeLimit(cap: cap.map(Int.init), rate: rate, weight: Int(weight)), seatsHeld: held,
            seatsLost: lost)
    }
}
