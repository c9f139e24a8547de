import Domain

/// The mail in which a provider is told of its month.
struct ProviderReportLetter {
    let report: ProviderReport
    /// As complaints call it.
    let name: String

    var rendered: RenderedMessage {
        RenderedMessage(
            subject: title, text: PlainTextRenderer.render([.heading(title)] + blocks),
            html: HTMLRenderer.render(blocks, title: title, language: "en"))
    }

    private var title: String { "\(name): complaints in \(report.month)" }

    private static let mostCauses = 10

    @MessageBlockBuilder
    private var blocks: [MessageBlock] {
        "This is what we counted of the complaints about \(name) in \(report.month). A complaint that is about two things counts under both."
        MessageBlock.facts(totals)
        "What they were about:"
        MessageBlock.list(report.causes.prefix(Self.mostCauses).map(cause))
        if !report.endings.isEmpty {
            "How the cases ended that came to an end in the month, whenever they had begun:"
            MessageBlock.facts(endings)
        }
    }

    private var totals: [MessageFact] {
        let before = report.history.dropLast().map { "\($0.month): \($0.cases)" }.joined(separator: ", ")
        return [
            MessageFact("Complaints", "\(report.cases)"),
            MessageFact("The months before", before),
            MessageFact("Against their mean", ifKnown: report.changePercent.map { "\($0 > 0 ? "+" : "")\($0) %" }),
            MessageFact("For each 100,000 customers", ifKnown: report.per100k.map { "\($0)" }),
        ].compactMap { $0 }
    }

    private func cause(_ cause: ProviderReport.Cause) -> String {
        let title = IssueCode(rawValue: cause.code).map { "\($0.group.title): \($0.title)" } ?? cause.code
        return "\(title): \(cause.cases)"
    }

    private var endings: [MessageFact] {
        let kinds = CaseEnding.Kind.allCases.compactMap { kind -> MessageFact? in
            let cases = report.endings.filter { $0.kind == kind }.cases
            return cases > 0 ? MessageFact(kind.title, "\(cases)") : nil
        }
        let sums = [
            MessageFact("Of the decisions, upheld wholly or partly", ifKnown: report.upheldPercent.map { "\($0) %" }),
            MessageFact("Paid to complainants", Money.pounds(pence: report.endings.paidPence)),
            MessageFact("Half of the cases took at most", ifKnown: report.endings.medianDays.map { "\($0) days" }),
        ]
        return kinds + sums.compactMap { $0 }
    }
}

extension CaseEnding.Kind {
    /// As providers read it.
    fileprivate var title: String {
        switch self {
        case .refused: "Not for the scheme"
        case .withdrawn: "Withdrawn"
        case .notPursued: "Not pursued"
        case .transferred: "Handed to another scheme"
        case .merged: "Gone on in another case"
        case .settled: "Settled between the parties"
        case .upheld: "Decided: upheld"
        case .partlyUpheld: "Decided: partly upheld"
        case .notUpheld: "Decided: not upheld"
        }
    }
}
