import Domain
import FoundationEssentials
import JobQueue
import Persistence
import Postgres

/// Builds what one party may see of a case.
struct CaseViewer: Sendable {
    let office: CaseOffice

    func view(_ stored: StoredCase, for viewer: Party, _ connection: isolated Connection) throws -> CaseView {
        let (subject, profile) = (stored.subject, office.profile(stored.scheme))
        let narrator = Narrator(reader: viewer, providerName: office.providerName(subject.provider))
        let events = try connection.execute(ListEvents(of: subject.id))
        let deadlines = try connection.execute(ListDeadlines(of: subject.id))
        let messages = try connection.execute(ListMessages(of: subject.id))
        let texts = try connection.execute(ListTexts(of: subject.id))
            .reduce(into: [UUID: StoredText]()) { $0[$1.message] = $1 }
        let evidence = try connection.execute(ListSharedEvidence(with: subject.id))
        let own = evidence.filter { $0.caseID == subject.id }
        return CaseView(
            reference: stored.reference, status: subject.state.status, version: subject.version,
            providerName: narrator.providerName, schemeTitle: profile.title,
            eligibility: stored.eligibility, waitingFor: subject.state.waitsFor,
            dueBy: subject.dueBy?.told(to: viewer), nextStep: narrator.nextStep(of: subject.state),
            deadlines: deadlines.map {
                DeadlineView(party: $0.party, derivation: $0.derivation.told(to: viewer), state: $0.state)
            },
            timeline: events.compactMap { TimelineEntry($0, told: narrator) },
            messages: messages.filter { isVisible($0, to: viewer) }.compactMap { MessageView($0, texts[$0.id]) },
            issues: stored.issues, findings: findings(of: subject.state, for: viewer),
            remedies: remedies(of: subject.state, subject.reopening, for: viewer),
            availableActions: subject.availableActions(for: viewer, on: today, under: profile).filter { action in
                action != "objection" || !events.contains(where: \.event.isObjection)
            }, viewer: viewer,
            reopenableUntil: subject.reopening?.until,
            evidence: evidence.filter { isListed($0, for: viewer) }.map {
                EvidenceView($0, on: subject, among: evidence, for: viewer)
            },
            evidenceRoom: room(beside: own, subject.state.status, for: viewer),
            duplicates: try duplicates(of: subject.id, for: viewer, connection),
            related: try connection.execute(ListRelatedCases(of: subject.id)).compactMap {
                RelatedCaseView($0, for: viewer, office)
            }, isUrgent: subject.isUrgent,
            offerer: subject.state.offerer, informationRequest: subject.state.informationRequest(visibleTo: viewer),
            differingReading: try differingReading(of: subject.id, for: viewer, connection))
    }

    /// Where another result than the draft's has not been looked at yet.
    private func differingReading(
        of id: CaseID, for viewer: Party, _ connection: isolated Connection
    ) throws -> ReadingID? {
        guard viewer == .ombudsman,
            try connection.execute(HasOpenStaffItem(.secondReadingDiffers, of: id)).first == true
        else { return nil }
        return try connection.execute(FindDifferingReading(of: id)).first
    }

    private var today: CalendarDay { LondonTime.day(of: office.clock.now ?? Date()) }

    private func duplicates(
        of id: CaseID, for viewer: Party, _ connection: isolated Connection
    ) throws -> [DuplicateView] {
        try connection.execute(ListDuplicateLinks(of: id)).filter { $0.isVisible(to: viewer) }.map {
            DuplicateView(
                reference: $0.reference, providerName: office.providerName($0.provider), openedAt: $0.openedAt,
                finding: $0.finding, verdict: $0.verdict)
        }
    }

    /// What was taken back, or never came whole, is not on the list any more.
    private func isListed(_ evidence: Evidence, for viewer: Party) -> Bool {
        evidence.state != .removed && evidence.isVisible(to: viewer)
    }

    private func room(beside evidence: [Evidence], _ status: CaseStatus, for viewer: Party) -> EvidenceRoom? {
        guard status.takesEvidence, [.complainant, .provider].contains(viewer) else { return nil }
        return EvidenceLimits.room(beside: evidence.filter { $0.owner == viewer })
    }

    /// A party sees what was written to it; the scheme's own people see everything.
    private func isVisible(_ message: StoredMessage, to viewer: Party) -> Bool {
        switch viewer {
        case .complainant, .provider: message.notice.to == viewer
        case .caseworker, .ombudsman, .scheme: true
        }
    }

    /// A decision that nobody has signed yet is the scheme's own business.
    private func findings(of state: CaseState, for viewer: Party) -> [Finding] {
        state.decision(visibleTo: viewer)?.findings ?? []
    }

    private func remedies(
        of state: CaseState, _ reopening: Reopening? = nil, for viewer: Party
    ) -> [RemedyView] {
        switch state {
        case .settlementOffered(_, let offer): offer.lines.map { RemedyView(line: $0, state: "offered", dueOn: nil) }
        case .awaitingSignature, .resolutionProposed, .reviewing, .awaitingAcceptance:
            (state.decision(visibleTo: viewer)?.remedies ?? []).map {
                RemedyView(line: $0, state: state.isProposal ? "proposed" : "decided", dueOn: nil)
            }
        case .awaitingRemedy(let clock, let lines, let evidenced):
            lines.map {
                RemedyView(
                    line: $0, state: evidenced.contains($0.number) ? "evidenced" : "due",
                    dueOn: clock.deadline?.dueOn)
            }
        case .onHold(let hold): remedies(of: hold.stage, for: viewer)
        case .closed(.remedied):
            (reopening?.stage.agreedLines ?? []).map { RemedyView(line: $0, state: "evidenced", dueOn: nil) }
        case .tooEarly, .refused, .eligibilityDisputed, .awaitingProvider, .awaitingComments, .investigating,
            .awaitingInformation, .closed:
            []
        }
    }
}

extension CaseState {
    /// Whether the remedies that are shown can still change by a review.
    fileprivate var isProposal: Bool {
        switch self {
        case .resolutionProposed, .reviewing: true
        case .awaitingSignature(let decision): decision.isProposal
        case .tooEarly, .refused, .eligibilityDisputed, .awaitingProvider, .settlementOffered, .awaitingComments,
            .investigating, .awaitingInformation, .awaitingAcceptance, .awaitingRemedy, .onHold, .closed:
            false
        }
    }

    /// What the provider had to do, where that was agreed or decided.
    fileprivate var agreedLines: [RemedyLine] {
        if case .awaitingRemedy(_, let lines, _) = self { lines } else { [] }
    }
}

extension CaseEvent {
    /// Whether the provider objected in time, which it does once.
    var isObjection: Bool {
        if case .eligibilityObjected = self { true } else { false }
    }
}

extension CaseOffice {
    func providerName(_ id: ProviderID) -> String {
        directory.name(of: id) ?? id.rawValue
    }
}

extension MessageView {
    /// `nil` for a message that has not been written yet.
    fileprivate init?(_ message: StoredMessage, _ text: StoredText?) {
        guard let subject = message.subject, let body = message.body else { return nil }
        self.init(
            at: message.settledAt ?? message.createdAt, kind: message.notice.kind, to: message.notice.to,
            subject: subject, text: body,
            delivery: [message.deliveryInWords, text?.deliveryInWords].compactMap { $0 }.joined(separator: ". "))
    }
}

extension StoredText {
    fileprivate var deliveryInWords: String {
        let time = LondonTime.clockTime(of: changedAt)
        return switch state {
        case .queued: "A text message about it waits to be sent"
        case .accepted: "A text message about it was accepted by the gateway at \(time)"
        case .delivered: "A text message about it was on the phone at \(time), as the network reports"
        case .undelivered: "A text message about it did not reach the phone"
        case .expired: "A text message about it would have come too late, and was not sent"
        }
    }
}

extension StoredMessage {
    fileprivate var deliveryInWords: String {
        if let bouncedAt {
            let status = bounceStatus.map { $0.isEmpty ? "" : " (\($0))" } ?? ""
            return "Came back at \(LondonTime.clockTime(of: bouncedAt))\(status)"
        }
        switch state {
        case .queued: return "Waiting to be sent"
        case .accepted:
            let words = (digestID == nil ? "" : "told in a digest, which was ") + Handover(relay: relay ?? "").inWords
            let time = settledAt.map { " at \(LondonTime.clockTime(of: $0))" } ?? ""
            return words.prefix(1).uppercased() + words.dropFirst() + time
        case .undelivered: return "Not delivered: \(relayAnswer ?? "refused")"
        }
    }
}
