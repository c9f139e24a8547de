import Postgres

/// Which places of the ring have rows, over all segments, in one statement.
struct SweepRing: Statement {
    typealias Row = SweptPlace

    static let sql = "SELECT segment, age, lane, priority, first_id FROM queue.sweep()"

    static func decode(_ row: borrowing PostgresRow) throws -> SweptPlace {
        let (segment, age, lane, priority, first) = try row.decode((Int16, Int16, Lane, Int16, JobID).self)
        return SweptPlace(
            place: RingPlace(segment: segment, lane: lane, priority: priority), age: age, firstID: first)
    }
}
