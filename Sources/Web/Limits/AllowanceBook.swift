import Operations
import Synchronization

/// What this process may still let through, by subject.
///
/// The first eighth of a limit is given without asking anybody, so that a person who sends one form costs no statement;
/// what comes after it is taken from the allowance that all processes share, an eighth at a time, and what was given
/// is taken with it. So P processes let at most (P - 1) / 8 of the limit through beyond it.
final class AllowanceBook: Sendable {
    typealias Take = @Sendable (_ wanted: Int, _ most: Int, _ subject: String) async throws -> Allowance

    /// What is said to the sender.
    struct Verdict {
        var isAdmitted: Bool
        /// As far as this process knows.
        var remaining: Int
        var limit: Int
        var period: Duration
    }

    private struct Entry {
        /// To give without asking. Below zero while a portion is on its way.
        var inHand: Int
        /// Given without asking so far.
        var unasked: Int
        /// Of the shared allowance, beyond what is in hand.
        var elsewhere: Int
        var endsAt: ContinuousClock.Instant
        var isAsking = false
        var isSpent = false
    }

    /// More subjects than this are not kept: memory stays under about 20 MB.
    private static let mostEntries = 100_000

    private let take: Take
    private let entries = Mutex<[String: Entry]>([:])

    init(take: @escaping Take) {
        self.take = take
    }

    /// Counts a request. When the database cannot be asked it is admitted: the limit must never be what turns a
    /// complaint away.
    func admit(_ subject: String, limit: Int) async -> Verdict {
        let portion = max(1, limit / 8)
        let (verdict, debt) = note(subject, limit, portion)
        guard let debt else { return verdict }
        let allowance = try? await take(portion + debt, limit, subject)
        return settle(subject, limit, debt, allowance)
    }

    /// - Returns: what to answer; and, when a portion has to be taken first, how much was given unasked.
    private func note(_ subject: String, _ limit: Int, _ portion: Int) -> (Verdict, debt: Int?) {
        entries.withLock { entries in
            let now = ContinuousClock.now
            var entry: Entry
            if let known = entries[subject], known.endsAt > now {
                entry = known
            } else {
                if entries.count >= Self.mostEntries { entries = Self.alive(entries, at: now) }
                entry = Entry(
                    inHand: portion, unasked: portion, elsewhere: limit - portion, endsAt: now + TakeAllowance.period)
            }
            defer { entries[subject] = entry }
            if entry.isSpent { return (Self.verdict(entry, limit, isAdmitted: false, now), nil) }
            entry.inHand -= 1
            guard entry.inHand < 0, !entry.isAsking else {
                return (Self.verdict(entry, limit, isAdmitted: true, now), nil)
            }
            entry.isAsking = true
            return (Self.verdict(entry, limit, isAdmitted: true, now), entry.unasked)
        }
    }

    private func settle(_ subject: String, _ limit: Int, _ debt: Int, _ allowance: Allowance?) -> Verdict {
        entries.withLock { entries in
            let now = ContinuousClock.now
            guard var entry = entries[subject] else {
                return Verdict(isAdmitted: true, remaining: 0, limit: limit, period: TakeAllowance.period)
            }
            defer { entries[subject] = entry }
            entry.isAsking = false
            guard let allowance else {
                entry.inHand += max(1, limit / 8)
                entry.unasked += max(1, limit / 8)
                return Self.verdict(entry, limit, isAdmitted: true, now)
            }
            entry.inHand += allowance.granted - debt
            entry.unasked = 0
            entry.elsewhere = allowance.remaining
            entry.endsAt = min(entry.endsAt, now + allowance.period)
            entry.isSpent = entry.inHand < 0
            return Self.verdict(entry, limit, isAdmitted: !entry.isSpent, now)
        }
    }

    private static func verdict(
        _ entry: Entry, _ limit: Int, isAdmitted: Bool, _ now: ContinuousClock.Instant
    ) -> Verdict {
        Verdict(
            isAdmitted: isAdmitted, remaining: isAdmitted ? max(0, entry.inHand) + entry.elsewhere : 0, limit: limit,
            period: max(.zero, now.duration(to: entry.endsAt)))
    }

    /// None when all of them are: then everybody begins anew.
    private static func alive(_ entries: [String: Entry], at now: ContinuousClock.Instant) -> [String: Entry] {
        let alive = entries.filter { $0.value.endsAt > now }
        return alive.count < mostEntries ? alive : [:]
    }
}
