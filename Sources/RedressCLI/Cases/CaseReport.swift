import Domain
import Operations

/// A case for programs.
struct CaseReport {
    let view: CaseView

    var json: JSONValue {
        [
            "reference": .string(view.reference.text),
            "status": .string(view.status.rawValue),
            "version": JSONValue(count: view.version),
            "provider": .string(view.providerName),
            "scheme": .string(view.schemeTitle),
            "eligibility": [
                "outcome": .string(view.eligibility.outcomeName),
                "ground": JSONValue(text: view.eligibility.ground?.rawValue),
                "clause": .string(view.eligibility.clause),
                "explanation": .string(view.eligibility.explanation),
                "opens_on": JSONValue(day: view.eligibility.opensOn),
            ],
            "waits_for": JSONValue(text: view.waitingFor?.rawValue),
            "due_by": view.dueBy.map(derivation) ?? .null,
            "next_step": .string(view.nextStep),
            "issues": .array(view.issues.map { .string($0.rawValue) }),
            "deadlines": .array(view.deadlines.map(deadline)),
            "remedies": .array(view.remedies.map(remedy)),
            "timeline": .array(view.timeline.map(entry)),
            "messages": .array(view.messages.map(message)),
            "duplicates": .array(view.duplicates.map(duplicate)),
            "related": .array(view.related.map(related)),
        ]
    }

    private func derivation(_ derivation: Derivation) -> JSONValue {
        [
            "due_on": JSONValue(day: derivation.dueOn), "step": .string(derivation.step.rawValue),
            "explanation": .string(derivation.explanation), "clause": .string(derivation.clause),
            "is_provisional": .bool(derivation.isProvisional),
        ]
    }

    private func deadline(_ deadline: DeadlineView) -> JSONValue {
        [
            "party": .string(deadline.party.rawValue), "state": .string(deadline.state),
            "derivation": derivation(deadline.derivation),
        ]
    }

    private func remedy(_ remedy: RemedyView) -> JSONValue {
        [
            "number": JSONValue(count: remedy.line.number), "kind": .string(remedy.line.kind.rawValue),
            "description": .string(remedy.line.description),
            "amount_pence": remedy.line.amountPence.map { JSONValue(count: $0) } ?? .null,
            "state": .string(remedy.state), "due_on": JSONValue(day: remedy.dueOn),
        ]
    }

    private func entry(_ entry: TimelineEntry) -> JSONValue {
        ["at": JSONValue(moment: entry.at), "title": .string(entry.title), "detail": JSONValue(text: entry.detail)]
    }

    private func related(_ other: RelatedCaseView) -> JSONValue {
        [
            "bond": .string(other.bond.rawValue), "reference": .string(other.reference.text),
            "provider": .string(other.providerName), "status": .string(other.status.rawValue),
        ]
    }

    private func duplicate(_ other: DuplicateView) -> JSONValue {
        [
            "reference": .string(other.reference.text), "provider": .string(other.providerName),
            "opened_at": JSONValue(moment: other.openedAt), "match": .string(other.finding.match.rawValue),
            "likeness": JSONValue(count: other.finding.likeness), "verdict": .string(other.verdict.rawValue),
        ]
    }

    private func message(_ message: MessageView) -> JSONValue {
        [
            "at": JSONValue(moment: message.at), "kind": .string(message.kind.rawValue),
            "to": .string(message.to.rawValue), "subject": .string(message.subject),
            "text": .string(message.text), "delivery": .string(message.delivery),
        ]
    }
}
