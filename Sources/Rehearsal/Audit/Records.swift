import Domain
import FoundationEssentials
import JobQueue
import Operations
import Persistence
import Postgres

/// Everything that a rehearsal left behind, read once for the report.
struct Records {
    struct Letter: Sendable {
        let name: MessageName
        let at: Date
    }

    /// The last moment played.
    let end: Date
    let almanac: Almanac
    let ordinals: [CaseID: Int]
    let cases: [CaseID: RehearsedCase]
    let ledger: [LedgerLine]
    /// By case, in the order in which they went out.
    let sent: [CaseID: [Letter]]
    let unnamed: [SentMessage]
    /// How many messages each digest told, by its name.
    let digests: [String: Int]
    /// The messages that the books say were told in digests, by kind.
    let digested: [String: Int]
    /// In the books, by what became of them.
    let messages: [String: Int]
    let armed: Set<CaseID>
    let deadJobs: Int
    let failedAttempts: [String: Int]
    let diagnoses: [DoctorDiagnosis]

    /// As it was in force then.
    func profile(of id: CaseID, at moment: Date) -> SchemeProfile? {
        cases[id].flatMap { almanac.profiles(at: moment)[$0.scheme] }
    }

    var letters: [Letter] { sent.values.flatMap(\.self) }
}

extension Records {
    /// Reads it all, once nothing moves any more.
    init(of theatre: Theatre, _ cast: Cast, _ almanac: Almanac, end: Date) async throws {
        let pool = theatre.pool
        let sent = theatre.postroom.sent
        self.init(
            end: end, almanac: almanac, ordinals: cast.cases,
            cases: Dictionary(uniqueKeysWithValues: try await pool.execute(ListRehearsedCases()).map { ($0.id, $0) }),
            ledger: try await pool.execute(ListDeadlineLedger()), sent: Self.letters(sent),
            unnamed: sent.filter { $0.parsed == nil }, digests: theatre.postroom.digests,
            digested: Dictionary(
                uniqueKeysWithValues: try await pool.execute(CountDigested()).map { ($0.kind, $0.count) }),
            messages: Dictionary(
                uniqueKeysWithValues: try await pool.execute(CountMessages(at: end)).map { ($0.state, $0.count) }),
            armed: Set(try await pool.execute(ListArmedSubjects()).map(CaseID.init)),
            deadJobs: try await theatre.queue.list(state: .dead, limit: 1000).count,
            failedAttempts: Dictionary(
                uniqueKeysWithValues: try await pool.execute(CountFailedAttempts()).map { ($0.category, $0.count) }),
            diagnoses: try await theatre.doctor.examine())
    }

    static func letters(_ sent: [SentMessage]) -> [CaseID: [Letter]] {
        let letters = sent.compactMap { message in message.parsed.map { Letter(name: $0, at: message.at) } }
        return Dictionary(grouping: letters, by: \.name.caseID).mapValues { $0.sorted { $0.at < $1.at } }
    }
}
