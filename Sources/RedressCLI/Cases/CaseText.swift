import Domain
import Operations

/// A case as a person would read it.
struct CaseText {
    let view: CaseView
    let showsTexts: Bool

    var text: String {
        [heading, related, duplicates, deadlines, remedies, findings, timeline, messages].filter { !$0.isEmpty }
            .joined(separator: "\n\n")
    }

    private var heading: String {
        var lines = [
            "\(view.reference.spoken)  \(view.status.rawValue)  (version \(view.version))",
            "\(view.providerName); \(view.schemeTitle)",
            "Issues: \(view.issues.map(\.title).joined(separator: "; "))",
            "Eligibility: \(view.eligibility.outcomeName) [\(view.eligibility.clause)] \(view.eligibility.explanation)",
            "Next: \(view.nextStep)",
        ]
        if let waitingFor = view.waitingFor { lines.append("Waits for the \(waitingFor.rawValue)\(dueInWords)") }
        return lines.joined(separator: "\n")
    }

    private var dueInWords: String {
        guard let due = view.dueBy else { return "" }
        return ", due \(due.dueOn.spoken)\n  \(due.explanation)\n  [\(due.clause)]"
    }

    private var related: String {
        section(
            "Belongs together with",
            view.related.map { other in
                "\(other.reference.spoken)  \(other.bond.rawValue)  \(other.providerName), \(other.status.rawValue)"
            })
    }

    private var duplicates: String {
        section(
            "Looks like the same complaint",
            view.duplicates.map { other in
                """
                \(other.reference.spoken)  \(other.verdict.rawValue)  \(other.providerName), \
                \(other.openedAt.spokenInLondon)
                      \(other.finding.explanation)
                """
            })
    }

    private var deadlines: String {
        section(
            "Deadlines",
            view.deadlines.map { deadline in
                """
                \(deadline.derivation.dueOn.spoken)  \(deadline.state)  \(deadline.derivation.step.inWords), \
                \(deadline.party.rawValue)
                      \(deadline.derivation.explanation)
                """
            })
    }

    private var remedies: String {
        section(
            "Remedies",
            view.remedies.map { remedy in
                let amount = remedy.line.amountPence.map { " \(Pounds(pence: $0))" } ?? ""
                let due = remedy.dueOn.map { ", due \($0.spoken)" } ?? ""
                return
                    "\(remedy.line.number). \(remedy.line.kind.inWords)\(amount): \(remedy.line.description) (\(remedy.state)\(due))"
            })
    }

    private var findings: String {
        section(
            "Findings",
            view.findings.map { finding in
                "\(finding.issue?.title ?? "The complaint"): \(finding.outcome.inWords). \(finding.reasons)"
            })
    }

    private var timeline: String {
        section(
            "Timeline",
            view.timeline.map { entry in
                "\(entry.at.spokenInLondon)  \(entry.title)" + (entry.detail.map { "\n      \(indented($0))" } ?? "")
            })
    }

    private var messages: String {
        section(
            "Messages",
            view.messages.map { message in
                let line = """
                    \(message.at.spokenInLondon)  \(message.kind.inWords) to the \(message.to.rawValue): \
                    \(message.subject) (\(message.delivery))
                    """
                return showsTexts ? "\(line)\n      \(indented(message.text))" : line
            })
    }

    private func indented(_ text: String) -> String {
        text.replacing("\n", with: "\n      ")
    }

    private func section(_ title: String, _ lines: [String]) -> String {
        lines.isEmpty ? "" : ([title] + lines.map { "  \($0)" }).joined(separator: "\n")
    }
}
