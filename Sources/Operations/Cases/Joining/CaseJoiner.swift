import Domain
import Persistence
import Postgres

/// Brings cases together that belong together, and takes apart what does not, inside the transaction of the step that
/// asks for it: does what has to be done on the other case, and says what has to be done on the case at hand.
struct CaseJoiner {
    let writer: CaseWriter
    let staff: StaffID

    private var office: CaseOffice { writer.office }

    /// - Parameter stored: locked, as the other one is that `joining` names
    /// - Throws: `ActionRefused`, where the two cases do not fit
    func command(
        for joining: CaseJoining, on stored: StoredCase, _ connection: isolated Connection
    ) throws -> CaseCommand {
        switch joining {
        case .merger(let reference, let text): try merge(stored, into: reference, because: text, connection)
        case .split(let issues, let text): try split(stored, issues, because: text, connection)
        case .secondProvider(let provider, let day, let text):
            try join(provider, firstComplainedOn: day, to: stored, because: text, connection)
        }
    }

    // MARK: - one case into another

    /// The other case goes on for both: it is about what both were about, and its readers have the evidence of both.
    private func merge(
        _ stored: StoredCase, into reference: Reference, because reason: String, _ connection: isolated Connection
    ) throws -> CaseCommand {
        guard let found = try connection.execute(FindCase(reference)).first, found.subject.id != stored.subject.id
        else {
            throw refused("no_such_case", "There is no other case with this reference.", stored)
        }
        try refuseStrangers(stored, found)
        guard stored.subject.state.canBeMerged else {
            let status = stored.subject.state.status
            throw ActionRefused(.wrongStage(status), status: status)
        }
        let complaint = MergedComplaint(
            stored.reference, narrative: stored.complaint.narrative, issues: stored.issues,
            isUrgent: stored.subject.isUrgent, stage: stored.subject.state)
        let other = try refusing(stored) {
            try writer.perform(.takeIn(complaint, by: staff), on: found.subject.id, connection)
        }
        try connection.run(InsertRelatedCase(stored.subject.id, .merged, with: other.subject.id, at: writer.now))
        try SettleDuplicate.settle(
            as: .confirmed, between: stored.subject.id, and: other.subject.id, HeldCases([stored, other]), writer,
            connection)
        return .merge(into: reference, reason: reason, by: staff)
    }

    private func refusing(_ stored: StoredCase, _ body: () throws -> StoredCase) throws -> StoredCase {
        do {
            return try body()
        } catch let refusal as CaseRefusal {
            throw ActionRefused(refusal, status: stored.subject.state.status)
        }
    }

    /// Both histories can be read by both complainants from here on, so they are one person with one company.
    private func refuseStrangers(_ one: StoredCase, _ other: StoredCase) throws {
        guard office.directory.company(of: one.subject.provider).contains(other.subject.provider) else {
            throw refused("other_provider", "The two cases are about two providers.", one)
        }
        guard PersonTrait.shared(by: one.complaint.complainant, other.complaint.complainant) != nil else {
            throw refused(
                "other_person", "The complainants share no e-mail address, telephone number, or name with a postcode.",
                one)
        }
    }

    // MARK: - one case out of another

    /// Some of the issues go on as a case of their own, against the same provider.
    private func split(
        _ stored: StoredCase, _ issues: [IssueCode], because reason: String, _ connection: isolated Connection
    ) throws -> CaseCommand {
        let leaving = stored.issues.filter(issues.contains)
        guard leaving.count == issues.count, Set(issues).count == issues.count else {
            throw refused("no_such_issue", "The case is not about all of these issues.", stored)
        }
        guard !leaving.isEmpty, leaving.count < stored.issues.count else {
            throw refused("nothing_left", "At least one issue has to leave the case, and one has to stay.", stored)
        }
        // Whether the scheme may look at it was decided for the whole.
        let origin = CaseOrigin(
            stored, .split, by: staff, eligibility: stored.eligibility, caseworker: stored.caseworker)
        return try open(stored.complaint.about(leaving), out: origin, of: stored, because: reason, connection)
    }

    /// The same matter is put to another provider, whose own first chance and membership count.
    private func join(
        _ provider: ProviderID, firstComplainedOn day: CalendarDay?, to stored: StoredCase, because reason: String,
        _ connection: isolated Connection
    ) throws -> CaseCommand {
        guard office.directory.provider(provider) != nil else {
            throw refused("no_such_provider", "There is no provider of this name in the directory.", stored)
        }
        let asked = try connection.execute(ListRelatedCases(of: stored.subject.id)).filter { $0.relation == .joined }
        let companies = ([stored.subject.provider] + asked.map(\.provider)).map(office.directory.company(of:))
        guard !companies.contains(where: { $0.contains(provider) }) else {
            throw refused("asked_already", "This company is asked already.", stored)
        }
        let complaint = stored.complaint.about(stored.issues).put(to: provider, firstComplainedOn: day)
        let origin = CaseOrigin(stored, .joined, by: staff, eligibility: nil, caseworker: nil)
        return try open(complaint, out: origin, of: stored, because: reason, connection)
    }

    private func open(
        _ complaint: ComplaintDraft, out origin: CaseOrigin, of stored: StoredCase, because reason: String,
        _ connection: isolated Connection
    ) throws -> CaseCommand {
        // What could not be read back must never be written: merged cases can be about more than a complaint may be.
        guard ComplaintDraft(json: complaint.json) == complaint else {
            throw refused("too_many_issues", "The case is about more issues than one complaint can be.", stored)
        }
        let intake = ComplaintIntake(Submission(draft: complaint, client: "staff"), openedOutOf: origin)
        var cases = OpenedCases(writer: writer)
        let opened = try cases.open(intake)
        try cases.write(connection)
        let companion = Companion(
            opened.reference, origin.relation, about: complaint.provider, issues: complaint.issues)
        try connection.run(InsertRelatedCase(intake.id, origin.relation, with: stored.subject.id, at: writer.now))
        return .openBeside(companion, reason: reason, by: staff)
    }

    private func refused(_ code: String, _ explanation: String, _ stored: StoredCase) -> ActionRefused {
        ActionRefused(code: code, explanation: explanation, status: stored.subject.state.status)
    }
}

/// The case that another one is opened out of, with what the new one has from it.
struct CaseOrigin: Sendable {
    let reference: Reference
    let relation: CaseRelation
    let openedBy: StaffID
    /// What was decided about looking at the complaint, where that holds for the new case as well.
    let eligibility: EligibilityDecision?
    let caseworker: StaffID?

    init(
        _ stored: StoredCase, _ relation: CaseRelation, by staff: StaffID, eligibility: EligibilityDecision?,
        caseworker: StaffID?
    ) {
        reference = stored.reference
        self.relation = relation
        openedBy = staff
        self.eligibility = eligibility
        self.caseworker = caseworker
    }
}
