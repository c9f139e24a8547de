extension Derivation {
    /// `explanation` in Welsh: "10 diwrnod gwaith o ddydd Iau 2 Ebrill 2026 (diwrnod 0); mae dydd Gwener 3 Ebrill a
    /// dydd Llun 6 Ebrill yn wyliau banc → dydd Llun 20 Ebrill 2026".
    public var explanationInWelsh: String {
        var parts = ["\(period.spokenInWelsh) o ddydd \(dayZero.spokenInWelsh) (diwrnod 0)"]
        if !skipped.isEmpty { parts.append(skippedInWelsh) }
        parts += pauses.map(\.spokenInWelsh)
        parts += extensions.map(\.spokenInWelsh)
        return "\(parts.joined(separator: "; ")) → dydd \(dueOn.spokenInWelsh)\(provisionalInWelsh)"
    }

    private var provisionalInWelsh: String {
        guard isProvisional else { return "" }
        return " (dros dro: mae’r gwyliau banc yn hysbys hyd at ddydd \(calendarKnownTo.spokenInWelsh))"
    }

    private var skippedInWelsh: String {
        let days = skipped.map { "dydd \(spokenInWelsh($0.day))" }
        guard let last = days.last, days.count > 1 else { return "mae \(days.joined()) yn ŵyl banc" }
        return "mae \(days.dropLast().joined(separator: ", ")) a \(last) yn wyliau banc"
    }

    /// A year only where it is not the year of day 0.
    private func spokenInWelsh(_ day: CalendarDay) -> String {
        day.year == dayZero.year ? day.spokenInWelshWithoutYear : day.spokenInWelsh
    }
}

extension ClockPause {
    var spokenInWelsh: String {
        "wedi’i ohirio o ddydd \(from.spokenInWelsh) tan ddydd \(through.spokenInWelsh) (\(reasonInWelsh))"
    }

    /// The rules' own reasons; any other stays as it was written.
    private var reasonInWelsh: String {
        if reason == EligibilityDispute.reasonOfPause { return EligibilityDispute.reasonOfPauseInWelsh }
        return Hold.Reason.allCases.first { $0.spoken == reason }?.spokenInWelsh ?? reason
    }
}

extension ClockExtension {
    /// The reason stays as somebody wrote it.
    var spokenInWelsh: String { "rhoddwyd \(period.spokenInWelsh) ychwanegol (\(reason))" }
}

extension Hold.Reason {
    /// As the complainant is told it.
    public var spokenInWelsh: String {
        switch self {
        case .complainantAsked: "gofynnodd yr achwynydd am amser"
        case .complainantUnable: "ni all yr achwynydd fynd ymlaen ar hyn o bryd"
        case .courtOrInsolvency: "mae llys neu ansolfedd yn dod yn gyntaf"
        case .thirdParty: "rhaid i rywun arall ateb yn gyntaf"
        }
    }
}

extension EligibilityDispute {
    static let reasonOfPauseInWelsh = "roedd anghytundeb ynghylch a gaem edrych ar y gŵyn"
}
