import Operations
import Synchronization

/// What this process may still let through, by subject.
///
/// The first eighth of a limit is given without asking anybody, so that a person who sends one form costs no statement;
/// what comes after it is taken from the allowance that all processes share, an eighth at a time, and what was given
/// is taken with it. So one process lets exactly the limit through, and P processes at most (P - 1) / 8 of it beyond.
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
        /// To give without asking.
        var inHand: Int
        /// Given, or to give, without having asked.
        var unasked: Int
        /// Of the shared allowance, beyond what is in hand.
        var elsewhere: Int
        var endsAt: ContinuousClock.Instant
        /// A portion on its way: whoever finds nothing in hand waits for it.
        var asking: Task<Void, Never>?
        var isSpent = false
    }

    private enum Step {
        case verdict(Verdict)
        case wait(Task<Void, Never>)
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
        while true {
            switch step(subject, limit) {
            case .verdict(let verdict): return verdict
            case .wait(let asking): await asking.value
            }
        }
    }

    private func step(_ subject: String, _ limit: Int) -> Step {
        entries.withLock { entries in
            let now = ContinuousClock.now
            var entry = entry(of: subject, limit, &entries, now)
            defer { entries[subject] = entry }
            if entry.isSpent { return .verdict(Self.verdict(entry, limit, isAdmitted: false, now)) }
            if entry.inHand > 0 {
                entry.inHand -= 1
                return .verdict(Self.verdict(entry, limit, isAdmitted: true, now))
            }
            let asking = entry.asking ?? Task { [unasked = entry.unasked] in await ask(subject, limit, unasked) }
            entry.asking = asking
            return .wait(asking)
        }
    }

    private func entry(
        of subject: String, _ limit: Int, _ entries: inout [String: Entry], _ now: ContinuousClock.Instant
    ) -> Entry {
        if let known = entries[subject], known.endsAt > now { return known }
        if entries.count >= Self.mostEntries { entries = Self.alive(entries, at: now) }
        let portion = Self.portion(of: limit)
        return Entry(
            inHand: portion, unasked: portion, elsewhere: limit - portion, endsAt: now + TakeAllowance.minute)
    }

    private func ask(_ subject: String, _ limit: Int, _ unasked: Int) async {
        let allowance = try? await take(Self.portion(of: limit) + unasked, limit, subject)
        entries.withLock { entries in
            guard var entry = entries[subject] else { return }
            defer { entries[subject] = entry }
            entry.asking = nil
            guard let allowance else {
                entry.inHand += Self.portion(of: limit)
                entry.unasked += Self.portion(of: limit)
                return
            }
            entry.inHand = max(0, entry.inHand + allowance.granted - unasked)
            entry.unasked = 0
            entry.elsewhere = allowance.remaining
            entry.endsAt = min(entry.endsAt, ContinuousClock.now + allowance.period)
            entry.isSpent = entry.inHand == 0
        }
    }

    private static func portion(of limit: Int) -> Int { max(1, limit / 8) }

    private static func verdict(
        _ entry: Entry, _ limit: Int, isAdmitted: Bool, _ now: ContinuousClock.Instant
    ) -> Verdict {
        Verdict(
            isAdmitted: isAdmitted, remaining: isAdmitted ? entry.inHand + entry.elsewhere : 0, limit: limit,
            period: max(.zero, now.duration(to: entry.endsAt)))
    }

    /// None when all of them are: then everybody begins anew.
    private static func alive(_ entries: [String: Entry], at now: ContinuousClock.Instant) -> [String: Entry] {
        let alive = entries.filter { $0.value.endsAt > now }
        return alive.count < mostEntries ? alive : [:]
    }
}
