public import FoundationEssentials

/// Identifies a second reading.
public struct ReadingID: RawRepresentable, Hashable, Codable, Sendable {
    public let rawValue: UUID

    public init(rawValue: UUID) {
        self.rawValue = rawValue
    }
}

/// The blind second reading of a random share of the drafted decisions: somebody who has not touched the case says what
/// they would have found, without having seen the draft.
public enum SecondReading {
    /// Whether a case is read twice.
    ///
    /// - Parameters:
    ///   - share: from 0, never, to 1, always
    ///   - draw: any number as likely as any other, and always the same for one case
    public static func isDrawn(_ draw: UInt64, for share: Double) -> Bool {
        share >= 1 || Double(draw) < share * 0x1p64
    }
}

/// What somebody found on each issue of a case and how much money they award in all: by which two readers of a case are
/// compared.
public struct Assessment: Hashable, Sendable {
    public struct Line: Codable, Hashable, Sendable {
        public let issue: IssueCode
        /// `nil` where a draft says nothing of the issue.
        public let outcome: Finding.Outcome?

        public init(_ issue: IssueCode, _ outcome: Finding.Outcome?) {
            self.issue = issue
            self.outcome = outcome
        }
    }

    /// A line for each issue of the case, in the case's order.
    public let lines: [Line]
    /// In pence.
    public let award: Int

    public init(_ lines: [Line], award: Int) {
        self.lines = lines
        self.award = award
    }

    /// A finding on the complaint as a whole is one on each issue that has none of its own.
    public init(of decision: Decision, on issues: [IssueCode]) {
        let whole = decision.findings.first { $0.issue == nil }
        lines = issues.map { issue in
            Line(issue, (decision.findings.first { $0.issue == issue } ?? whole)?.outcome)
        }
        award = decision.remedies.reduce(0) { $0 + ($1.amountPence ?? 0) }
    }

    public var issues: [IssueCode] { lines.map(\.issue) }

    /// The same outcome on every issue. What is awarded may differ: two readers who find the same rarely put the same
    /// figure on it.
    public func agrees(with other: Assessment) -> Bool { lines == other.lines }
}
