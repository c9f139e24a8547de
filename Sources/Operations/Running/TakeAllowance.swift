import Crypto
import FoundationEssentials
import Persistence
import Postgres
import Synchronization

/// Requests that somebody may send until a moment.
public struct Allowance: Sendable {
    public var granted: Int
    /// What there is beside this portion, for every process together.
    public var remaining: Int
    /// Until all of it ends and begins anew.
    public var period: Duration

    public init(granted: Int, remaining: Int, period: Duration) {
        self.granted = granted
        self.remaining = remaining
        self.period = period
    }
}

/// Takes a portion of the requests that a subject may send in a period, of which all processes together give no more
/// than the limit.
///
/// A subject reaches the database only as a keyed hash.
public struct TakeAllowance: Sendable {
    public static let minute = Duration.seconds(60)

    private let office: CaseOffice
    private let pruning = PruningTimes()

    public init(_ office: CaseOffice) {
        self.office = office
    }

    /// - Parameters:
    ///   - wanted: at least 1
    ///   - most: of the subject in the whole period
    ///   - period: whole seconds, a day at most; it begins at its multiples
    /// - Throws: `PostgresError`
    public func callAsFunction(
        _ wanted: Int, of most: Int, in period: Duration = minute, for subject: String
    ) async throws -> Allowance {
        let statement = TakeFromAllowance(
            subject: office.tokens.pseudonym(of: subject), wanted: Int32(clamping: wanted), most: Int32(clamping: most),
            periodSeconds: Int32(period.components.seconds))
        let rows = try await office.pool.execute(statement)
        if pruning.isDue() { try await office.pool.run(PruneAllowances()) }
        guard let row = rows.first else { throw CorruptRow(table: "request_allowance", column: "granted") }
        return Allowance(granted: row.granted, remaining: row.remaining, period: .seconds(row.seconds))
    }
}

/// Whoever takes portions also removes the old ones, every ten minutes in each process.
private final class PruningTimes: Sendable {
    private let last = Mutex<ContinuousClock.Instant?>(nil)

    func isDue() -> Bool {
        last.withLock { last in
            let now = ContinuousClock.now
            if let last, last.duration(to: now) < .seconds(600) { return false }
            last = now
            return true
        }
    }
}
