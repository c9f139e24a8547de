import Postgres

/// Limits, pauses and requests to end, as a worker reads them every second.
struct ReadOrders: Statement {
    typealias Row = Order

    static let sql = "SELECT what, name, cap, per_second, burst, weight, job_id FROM queue.read_orders($1)"

    var worker: WorkerID

    func bind(_ bindings: inout Bindings) {
        bindings.append(worker)
    }

    static func decode(_ row: borrowing PostgresRow) throws -> Order {
        let (what, name, cap, perSecond, burst, weight, job) = try row.decode(
            (String, String, Int32?, Double?, Int32?, Int32?, JobID?).self)
        let rate = perSecond.flatMap { perSecond in
            burst.map { ScopeLimit.Rate(perSecond: perSecond, burst: Int($0)) }
        }
        let limit = ScopeLimit(cap: cap.map(Int.init), rate: rate, weight: Int(weight ?? 1))
        return Order(what: what, name: name, limit: limit, job: job)
    }
}

struct Order: Sendable {
    var what: String
    var name: String
    var limit: ScopeLimit
    var job: JobID?
}

extension Orders {
    init(_ rows: [Order]) {
        for row in rows {
            switch row.what {
            case "limit": limits[Scope(rawValue: row.name)] = row.limit
            case "pause scope": pausedScopes.insert(Scope(rawValue: row.name))
            case "pause kind": pausedKinds.insert(JobKind(rawValue: row.name))
            default: if let job = row.job { cancellations[job] = row.name }
            }
        }
    }
}
