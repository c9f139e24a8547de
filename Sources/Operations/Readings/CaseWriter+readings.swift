import Domain
import FoundationEssentials
import Persistence
import Postgres

/// The blind second reading of a share of the drafts.
extension CaseWriter {
    /// Draws whether a draft is read a second time, and gives it to somebody at once, before anybody has seen the draft.
    /// Where nobody is free it waits on the list of whoever may take it.
    func drawReading(of decision: Decision, _ stored: StoredCase, _ connection: isolated Connection) throws {
        let (subject, profile) = (stored.subject, office.profile(stored.scheme))
        guard !stored.issues.isEmpty,
            SecondReading.isDrawn(office.tokens.draw(of: subject.id, round: subject.round), for: profile.shareReadTwice)
        else { return }
        let dueOn = profile.deadline(.secondReading, from: "the decision was drafted", on: today).dueOn
        let reader = try secondReaders(of: subject, draftedBy: decision.drafter, connection).first
        let reading = NewReading(
            ReadingID(rawValue: UUID.version7()), of: subject, draft: Assessment(of: decision, on: stored.issues),
            by: decision.drafter, at: now, dueOn: dueOn, reader: reader?.id)
        try connection.run(InsertReading(reading))
    }

    func renewReading(with decision: Decision, _ stored: StoredCase, _ connection: isolated Connection) throws {
        let draft = Assessment(of: decision, on: stored.issues)
        try connection.run(RenewReading(of: stored.subject, draft: draft, by: decision.drafter))
    }

    func secondReaders(
        of subject: Case, draftedBy drafter: StaffID, _ connection: isolated Connection
    ) throws -> [StaffMember] {
        try connection.execute(
            ListSecondReaders(
                of: subject.id, draftedBy: drafter, for: office.directory.company(of: subject.provider), on: today))
    }

    /// Whoever reads a case a second time has nothing else to do with its decision.
    ///
    /// - Throws: `ActionRefused`
    func refuseReader(
        _ viewer: Viewer, _ action: CaseAction, on stored: StoredCase, _ connection: isolated Connection
    ) throws {
        guard action.decides, let staff = viewer.staff,
            try connection.execute(ListReaders(of: stored.subject.id)).contains(staff.id)
        else { return }
        throw ActionRefused(
            code: "second_reader",
            explanation: "You have read this case a second time, so somebody else drafts and signs its decision.",
            status: stored.subject.state.status)
    }
}

extension CaseAction {
    fileprivate var decides: Bool {
        switch self {
        case .decisionDraft, .decisionSignature: true
        default: false
        }
    }
}

extension AccessTokens {
    /// As random as the secret, and the same for a case and its round however often it is asked: nobody can know before the
    /// draft whether it will be read twice, and a transaction that is tried again does not draw again.
    func draw(of id: CaseID, round: Int) -> UInt64 {
        seal("second reading", "\(id.rawValue.uuidString)|\(round)", bytes: 8)
            .reduce(0) { $0 << 8 | UInt64($1) }
    }
}
