/// How a case ended, as it is counted: what of its history is of interest once nobody is named any more.
public struct CaseEnding: Hashable, Sendable {
    public enum Kind: String, CaseIterable, Sendable {
        /// Not for the scheme.
        case refused
        case withdrawn
        /// The complainant did not go on.
        case notPursued = "not_pursued"
        /// Another scheme looks at it.
        case transferred
        /// It went on in another case.
        case merged
        /// The parties agreed.
        case settled
        case upheld
        case partlyUpheld = "partly_upheld"
        case notUpheld = "not_upheld"

        /// An ombudsman decided.
        public var isDecided: Bool {
            switch self {
            case .upheld, .partlyUpheld, .notUpheld: true
            case .refused, .withdrawn, .notPursued, .transferred, .merged, .settled: false
            }
        }
    }

    public let kind: Kind
    /// What the provider had to pay and evidenced, in pence.
    public let paidPence: Int

    /// - Parameters:
    ///   - events: the history of a case that is over, in order
    public init(_ events: [CaseEvent]) {
        var settlement: [RemedyLine] = []
        var decision: Decision?
        var isSettled = false
        var reason: ClosingReason?
        for event in events {
            switch event {
            case .settlementOffered(_, let lines), .counterOffered(_, let lines, _): settlement = lines
            case .settlementAccepted, .counterOfferAccepted: isSettled = true
            case .resolutionProposed(let signed), .decisionSigned(let signed): decision = signed
            case .closed(let closing): reason = closing
            default: break  // says nothing of how it ended
            }
        }
        kind = Self.kind(reason, isSettled: isSettled, decision)
        paidPence = reason == .remedied ? (isSettled ? settlement : decision?.remedies ?? []).totalPence : 0
    }

    private static func kind(_ reason: ClosingReason?, isSettled: Bool, _ decision: Decision?) -> Kind {
        switch reason {
        case nil: .refused
        case .withdrawn: .withdrawn
        case .notPursued: .notPursued
        case .transferred: .transferred
        case .merged: .merged
        case .remedied, .decidedWithoutRemedy, .rejected, .lapsed:
            isSettled ? .settled : decision?.outcome ?? .notUpheld
        }
    }
}

extension Decision {
    /// Of the complaint as a whole: as a finding on all of it says, else by what was found on its issues.
    var outcome: CaseEnding.Kind {
        let onAll = findings.filter { $0.issue == nil }
        let outcomes = Set((onAll.isEmpty ? findings : onAll).map(\.outcome))
        return switch outcomes {
        case [.upheld]: .upheld
        case [.notUpheld], []: .notUpheld
        default: .partlyUpheld
        }
    }
}
