import Postgres

/// Takes up to so many seats of a scope that nobody holds. Answers their numbers.
struct TakeSeats: Statement {
    typealias Row = Int32

    static let sql = "SELECT queue.take_seats($1, $2, $3)"

    var scope: Scope
    var worker: WorkerID
    var wanted: Int

    func bind(_ bindings: inout Bindings) {
        bindings.append(scope)
        bindings.append(worker)
        bindings.append(Int32(clamping: wanted))
    }

    static func decode(_ row: borrowing PostgresRow) throws -> Int32 {
        try row.decode(Int32.self)
    }
}

/// Gives seats back; others may take them at once.
struct ReturnSeats: Statement {
    static let sql = "DELETE FROM queue.seat WHERE scope = $1 AND number = ANY ($2) AND worker_id = $3"

    var scope: Scope
    var numbers: [Int32]
    var worker: WorkerID

    func bind(_ bindings: inout Bindings) {
        bindings.append(scope)
        bindings.append(numbers)
        bindings.append(worker)
    }
}

/// The seats that the database says a process holds.
struct ListSeats: Statement {
    typealias Row = Seat

    static let sql = "SELECT scope, number FROM queue.seat WHERE worker_id = $1"

    var worker: WorkerID

    func bind(_ bindings: inout Bindings) {
        bindings.append(worker)
    }

    static func decode(_ row: borrowing PostgresRow) throws -> Seat {
        let (scope, number) = try row.decode((Scope, Int32).self)
        return Seat(scope: scope, number: number)
    }
}

/// The right to work one job of a scope at a time.
struct Seat: Hashable, Sendable {
    var scope: Scope
    var number: Int32
}

/// The seats of processes that are dead become usable 12 s after their last beats.
struct VacateSeats: Statement {
    static let sql = "SELECT queue.vacate_seats($1)"

    var workers: [WorkerID]

    func bind(_ bindings: inout Bindings) {
        bindings.append(workers)
    }
}
