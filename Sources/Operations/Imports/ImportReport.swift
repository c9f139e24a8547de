public import Domain

/// What an import did, row by row and in sums.
public struct ImportReport: Sendable {
    public private(set) var taken = 0
    /// Rows that an earlier import took; nothing was changed for them.
    public private(set) var alreadyThere = 0
    public private(set) var rejectedCount = 0
    /// The first thousand of them, by line.
    public private(set) var rejected: [RejectedRow] = []
    private var outcomeCounts: [ImportOutcome: Int] = [:]
    private var waitCounts: [String: Int] = [:]
    private var providerCounts: [ProviderID: Int] = [:]

    private static let mostRejectedRows = 1000

    mutating func reject(_ row: RejectedRow) {
        rejectedCount += 1
        guard rejected.count < Self.mostRejectedRows else { return }
        let place = rejected.lastIndex { $0.line < row.line }.map { $0 + 1 } ?? 0
        rejected.insert(row, at: place)
    }

    mutating func passOver() {
        alreadyThere += 1
    }

    mutating func take(_ draft: ComplaintDraft, _ eligibility: EligibilityDecision, under waitClause: String?) {
        taken += 1
        providerCounts[draft.provider, default: 0] += 1
        if let waitClause { waitCounts[waitClause, default: 0] += 1 }
        let outcome = ImportOutcome(
            outcome: eligibility.outcomeName, ground: eligibility.ground, scheme: eligibility.scheme,
            clause: eligibility.clause)
        outcomeCounts[outcome, default: 0] += 1
    }

    /// How many came out in which way, the commonest first.
    public var outcomes: [(outcome: ImportOutcome, count: Int)] {
        outcomeCounts.map { (outcome: $0.key, count: $0.value) }.sorted {
            ($1.count, $0.outcome.sortKey) < ($0.count, $1.outcome.sortKey)
        }
    }

    /// How many fell under which rule for the provider's first chance, by the day of the first complaint.
    public var waits: [(clause: String, count: Int)] {
        waitCounts.map { (clause: $0.key, count: $0.value) }.sorted { $0.clause < $1.clause }
    }

    public var providers: [(provider: ProviderID, count: Int)] {
        providerCounts.map { (provider: $0.key, count: $0.value) }.sorted {
            $0.provider.rawValue < $1.provider.rawValue
        }
    }

    public var byOutcome: [(outcome: String, count: Int)] {
        sums(outcomes.map { ($0.outcome.outcome, $0.count) }).map { (outcome: $0.0, count: $0.1) }
    }

    public var byScheme: [(scheme: String, count: Int)] {
        sums(outcomes.map { ($0.outcome.scheme.rawValue, $0.count) }).map { (scheme: $0.0, count: $0.1) }
    }

    private func sums(_ counts: [(String, Int)]) -> [(String, Int)] {
        Dictionary(counts, uniquingKeysWith: +).sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }
}

/// A way in which complaints came out.
public struct ImportOutcome: Hashable, Sendable {
    /// `accepted`, `refused` or `too_early`.
    public let outcome: String
    public let ground: RefusalGround?
    public let scheme: SchemeID
    public let clause: String

    fileprivate var sortKey: String { "\(outcome) \(ground?.rawValue ?? "") \(scheme) \(clause)" }
}

/// A row that is no complaint.
public struct RejectedRow: Sendable {
    /// From 1.
    public let line: Int
    public let externalID: String?
    /// What is wrong and what would be right, with the place in the row.
    public let problems: [FieldProblem]
}
