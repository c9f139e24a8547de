import Domain
import FoundationEssentials
import Operations

// A case as the API shows it. Instants are RFC 3339 in UTC, days are `YYYY-MM-DD` in London. A member that has no value
// is null where a client always finds its name, and absent where it belongs to some only.

extension CaseView {
    var document: JSONValue {
        [
            "reference": .string(reference.text),
            "status": .string(status.rawValue),
            "version": JSONValue(version),
            "is_urgent": .bool(isUrgent),
            "viewer": .string(viewer.rawValue),
            "provider": .string(providerName),
            "scheme": .string(schemeTitle),
            "eligibility": eligibility.document,
            "waiting_for": JSONValue(waitingFor?.rawValue),
            "due_by": dueBy?.document ?? .null,
            "next_step": .string(nextStep),
            "reopenable_until": JSONValue(reopenableUntil?.iso8601),
            "available_actions": .array(availableActions.map(JSONValue.string)),
            "issues": .array(issues.map { .string($0.rawValue) }),
            "offered_by": JSONValue(offerer?.rawValue),
            "information_request": informationRequest?.document ?? .null,
            "deadlines": .array(deadlines.map(\.document)),
            "findings": .array(findings.map(\.document)),
            "remedies": .array(remedies.map(\.document)),
            "timeline": .array(timeline.map(\.document)),
            "messages": .array(messages.map(\.document)),
            "duplicates": .array(duplicates.map(\.document)),
            "related": .array(related.map(\.document)),
        ]
    }
}

extension Derivation {
    /// How a date came about.
    var document: JSONValue {
        [
            "step": .string(step.rawValue),
            "due_on": .string(dueOn.iso8601),
            "due_at": .string(Instant.text(dueAt)),
            "start_event": .string(startEvent),
            "day_zero": .string(dayZero.iso8601),
            "period": .string(period.spoken),
            "clause": .string(clause),
            "explanation": .string(explanation),
            "calendar_version": .string(calendarVersion),
            "is_provisional": .bool(isProvisional),
        ]
    }
}

extension EligibilityDecision {
    /// Whether the scheme looks at a complaint, and why.
    var document: JSONValue {
        [
            "outcome": .string(outcomeName),
            "ground": JSONValue(ground?.rawValue),
            "clause": .string(clause),
            "explanation": .string(explanation),
            "next": .string(next),
            "opens_on": JSONValue(opensOn?.iso8601),
        ]
    }
}

extension InformationRequest {
    fileprivate var document: JSONValue {
        ["asked": .string(asked.rawValue), "questions": .array(questions.map(\.document))]
    }
}

extension InformationRequest.Question {
    fileprivate var document: JSONValue {
        ["number": JSONValue(number), "text": .string(text), "answer": JSONValue(answer)]
    }
}

extension DeadlineView {
    fileprivate var document: JSONValue {
        ["party": .string(party.rawValue), "state": .string(state), "derivation": derivation.document]
    }
}

extension Finding {
    fileprivate var document: JSONValue {
        JSONValue(present: [
            "issue": issue.map { .string($0.rawValue) },
            "outcome": .string(outcome.rawValue),
            "reasons": .string(reasons),
        ])
    }
}

extension RemedyView {
    fileprivate var document: JSONValue {
        JSONValue(present: [
            "number": JSONValue(line.number),
            "kind": .string(line.kind.rawValue),
            "description": .string(line.description),
            "amount_pence": line.amountPence.map { JSONValue($0) },
            "state": .string(state),
            "due_on": dueOn.map { .string($0.iso8601) },
        ])
    }
}

extension TimelineEntry {
    var document: JSONValue {
        JSONValue(present: [
            "at": .string(Instant.text(at)), "title": .string(title), "detail": detail.map(JSONValue.string),
        ])
    }
}

extension MessageView {
    fileprivate var document: JSONValue {
        [
            "at": .string(Instant.text(at)),
            "kind": .string(kind.rawValue),
            "to": .string(to.rawValue),
            "subject": .string(subject),
            "text": .string(text),
            "delivery": .string(delivery),
        ]
    }
}

extension RelatedCaseView {
    fileprivate var document: JSONValue {
        [
            "bond": .string(bond.rawValue),
            "reference": .string(reference.text),
            "provider": .string(providerName),
            "status": .string(status.rawValue),
            "url": JSONValue(url),
        ]
    }
}

extension DuplicateView {
    fileprivate var document: JSONValue {
        [
            "reference": .string(reference.text),
            "provider": .string(providerName),
            "opened_at": .string(Instant.text(openedAt)),
            "match": .string(finding.match.rawValue),
            "likeness": JSONValue(finding.likeness),
            "verdict": .string(verdict.rawValue),
        ]
    }
}

/// Instants in answers.
enum Instant {
    /// RFC 3339 in UTC, whole seconds: `2026-04-20T22:59:59Z`.
    static func text(_ date: Date) -> String {
        date.formatted(.iso8601)
    }
}
