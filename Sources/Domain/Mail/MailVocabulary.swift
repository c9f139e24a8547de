/// The words of a message, and what they say of a complaint.
struct MailVocabulary {
    /// As written, the subject first, without punctuation; at most the first few thousand.
    let whole: [String]
    private let set: Set<String>

    init(subject: String, text: String) {
        whole = Self.words(of: subject) + Self.words(of: text)
        set = Set(whole.map { $0.lowercased() })
    }

    static func words(of text: String) -> [String] {
        text.split(maxSplits: mostWords) { !$0.isLetter && !$0.isNumber }.prefix(mostWords).map(String.init)
    }

    /// Whether it speaks as people do who complain.
    var complains: Bool { !set.isDisjoint(with: Self.complaintWords) }

    var isBusiness: Bool { !set.isDisjoint(with: Self.businessWords) }

    /// The service that it speaks of: several fixed ones are a bundle; mobile and another one say nothing.
    var service: ServiceLine? {
        let named = Self.services.filter { !set.isDisjoint(with: $0.words) }.map(\.line)
        if named.count == 1 { return named.first }
        return named.isEmpty || named.contains(.mobile) ? nil : .bundle
    }

    /// At least one, at most three.
    var issues: [IssueCode] {
        let named = Self.issueWords.filter { !set.isDisjoint(with: $0.words) }.prefix(3).map(\.code)
        return named.isEmpty ? [.otherSomethingElse] : Array(named)
    }

    private static let mostWords = 4000

    private static let complaintWords: Set<String> = [
        "complain", "complained", "complaining", "complaint", "complaints", "deadlock", "ombudsman", "adr", "dispute",
        "disputed", "overcharged", "refund", "refunded", "compensation", "unresolved", "unacceptable", "cwyn", "cwyno",
    ]
    private static let businessWords: Set<String> = ["ltd", "limited", "llp", "plc", "employees"]
    private static let services: [(line: ServiceLine, words: Set<String>)] = [
        (.mobile, ["mobile", "sim", "esim", "handset", "roaming", "smartphone", "iphone"]),
        (.broadband, ["broadband", "internet", "wifi", "router", "fibre", "fttp", "fttc"]),
        (.landline, ["landline", "homephone", "telecare"]),
        (.payTV, ["tv", "television", "channels"]),
    ]
    private static let issueWords: [(code: IssueCode, words: Set<String>)] = [
        (.billingRoamingOrUsage, ["roaming"]),
        (
            .billingIncorrectCharge,
            ["charged", "overcharged", "bill", "billed", "billing", "invoice", "charge", "charges"]
        ),
        (.billingRefundMissing, ["refund", "refunded"]),
        (.billingDebtCollection, ["debt", "bailiff", "bailiffs"]),
        (.disruptionTotalLoss, ["outage", "dead", "disconnected"]),
        (.disruptionMissedAppointment, ["engineer", "appointment"]),
        (.coverageNoCoverage, ["signal", "coverage"]),
        (.coverageSpeedBelowGuarantee, ["slow", "speed"]),
        (.contractMisSelling, ["missold", "misled", "misleading"]),
        (.contractCancellation, ["cancel", "cancelled", "cancellation"]),
        (.switchingSwitch, ["pac", "port", "porting", "switch", "switched"]),
        (.equipmentHandsetFault, ["faulty"]),
        (.customerServiceNoAction, ["ignored"]),
    ]
}
