import Domain

/// Finds out from a complaint's own words what it is about.
///
/// The table has no subject that is outside of every scheme: whether a complaint is refused for its subject is the
/// scenario's to say.
struct ImportVocabulary {
    let draw: ImportDraw
    /// Title and narrative.
    private let words: String

    init(_ words: String, _ draw: ImportDraw) {
        self.words = words.lowercased()
        self.draw = draw
    }

    /// One or two issues, in the order of the table; drawn where no word is known.
    var issues: [IssueCode] {
        let found = Self.issueWords.filter { speaks(of: $0.words) }.map(\.issue)
        guard found.isEmpty else { return Array(found.prefix(2)) }
        return draw.pick("issue", from: Self.issueWords.map(\.issue)).map { [$0] } ?? []
    }

    var service: ServiceLine {
        Self.serviceWords.first { speaks(of: $0.words) }?.service ?? draw.pick("service", from: ServiceLine.allCases)
            ?? .broadband
    }

    private func speaks(of candidates: [String]) -> Bool {
        candidates.contains { words.contains($0) }
    }

    private static let issueWords: [(issue: IssueCode, words: [String])] = [
        (
            .billingRoamingOrUsage,
            ["overage", "data cap", "data usage", "usage cap", "data limit", "roaming", "300 gb"]
        ),
        (.billingEarlyTerminationFee, ["early termination", "termination fee"]),
        (.billingPriceRise, ["price increase", "rate increase", "raised my", "price hike", "went up"]),
        (.billingDebtCollection, ["collection agency", "collections", "credit report", "debt"]),
        (.disruptionMissedAppointment, ["no show", "never showed", "missed appointment", "appointment"]),
        (.disruptionTotalLoss, ["outage", "no internet", "no service", "without service"]),
        (.disruptionDelayedRepair, ["repair", "fix the problem"]),
        (.disruptionDelayedStart, ["installation", "to install", "activate"]),
        (.coverageIntermittent, ["intermittent", "drops", "dropped", "disconnect"]),
        (.coverageSpeedBelowGuarantee, ["slow", "speed", "throttl", "mbps"]),
        (.switchingDelayedPort, ["port my number", "porting", "ported"]),
        (.contractMisSelling, ["misled", "bait", "deceptive", "promotion", "advertis"]),
        (.contractCancellation, ["cancel"]),
        (.contractChangeOfTerms, ["contract", "terms"]),
        (.equipmentRouter, ["modem", "router"]),
        (.equipmentReturns, ["returned the", "return the"]),
        (.billingRefundMissing, ["refund", "credit"]),
        (.customerServicePromiseBroken, ["promise"]),
        (.customerServiceUncontactable, ["hung up", "on hold", "hours on the phone"]),
        (.billingIncorrectCharge, ["charge", "bill", "fee"]),
        (.customerServiceNoAction, ["customer service", "no response", "complain"]),
    ]

    private static let serviceWords: [(service: ServiceLine, words: [String])] = [
        (.bundle, ["bundle", "triple play", "double play"]),
        (.mobile, ["cell phone", "mobile", "roaming", "sim card"]),
        (.landline, ["landline", "home phone", "dial tone"]),
        (.broadband, ["internet", "broadband", "data cap", "modem", "mbps", "wifi"]),
        (.payTV, ["cable tv", " tv", "television", "channel"]),
    ]
}
