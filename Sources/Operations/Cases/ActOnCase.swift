public import Domain
import Persistence
import Postgres

/// Does what a party asks of a case, if the rules and the party's role allow it.
public struct ActOnCase: Sendable {
    private let office: CaseOffice

    public init(_ office: CaseOffice) {
        self.office = office
    }

    /// - Parameter expectedVersion: the version that the caller has seen; `nil` takes the case as it is.
    /// - Throws: `CaseAccessError`, `ActionRefused`, `VersionConflict`; nothing was changed then.
    public func callAsFunction(
        _ reference: Reference, action: CaseAction, credential: Credential, expectedVersion: Int? = nil
    ) async throws -> CaseView {
        let office = office
        return try await office.transaction { connection, writer in
            guard let found = try connection.execute(FindCase(reference)).first else {
                throw CaseAccessError.notFound
            }
            let viewer = try CaseAccess(office: office).viewer(of: found, credential, connection)
            guard action.allowedParties.contains(viewer.party) else {
                throw CaseAccessError.forbidden(allowed: action.allowedParties)
            }
            let stored = try lock(found, for: action, writer, connection)
            if let expectedVersion, expectedVersion != stored.subject.version {
                throw VersionConflict(current: stored.subject.version)
            }
            try writer.refuseConflict(of: viewer, on: stored, connection)
            try writer.refuseReader(viewer, action, on: stored, connection)
            let command = try command(for: action, by: viewer, on: stored, writer, connection)
            let changed = try perform(command, on: dated(stored, by: action), writer, connection)
            return try CaseViewer(office: office).view(changed, for: viewer.party, connection)
        }
    }

    /// Where the action names another case it is locked as well, in the order of their ids.
    private func lock(
        _ found: StoredCase, for action: CaseAction, _ writer: CaseWriter, _ connection: isolated Connection
    ) throws -> StoredCase {
        var ids = [found.subject.id]
        if case .joining(.merger(let reference, _)) = action,
            let other = try connection.execute(FindCase(reference)).first, other.subject.id != found.subject.id
        {
            ids.append(other.subject.id)
        }
        return try HeldCases(try writer.lock(ids, connection)).stored(found.subject.id)
    }

    private func perform(
        _ command: CaseCommand, on stored: StoredCase, _ writer: CaseWriter, _ connection: isolated Connection
    ) throws -> StoredCase {
        do {
            return try writer.perform(command, on: stored, connection)
        } catch let refusal as CaseRefusal {
            throw ActionRefused(refusal, status: stored.subject.state.status)
        }
    }

    private func command(
        for action: CaseAction, by viewer: Viewer, on stored: StoredCase, _ writer: CaseWriter,
        _ connection: isolated Connection
    ) throws -> CaseCommand {
        switch action {
        case .providerResponse(.defend(let text)): .defend(text)
        case .providerResponse(.settle(let text, let remedies)): .offerSettlement(text, remedies)
        case .comments(let text): .comment(text)
        case .informationRequest(let asked, let questions):
            .requestInformation(InformationRequest(to: asked, questions), by: try staffID(of: viewer))
        case .information(let answers): .giveInformation(answers, by: viewer.party)
        case .informationClosure: .endRequest(by: try staffID(of: viewer))
        case .decisionDraft(let findings, let remedies):
            .draftDecision(findings, remedies, by: try staffID(of: viewer))
        case .decisionSignature: .signDecision(by: try staffID(of: viewer))
        case .acceptance(let accept): .answer(accept: accept)
        case .counterOffer(let text, let remedies): .counterOffer(text, remedies, by: viewer.party)
        case .counterOfferAnswer(let accept): .answerCounterOffer(accept: accept)
        case .remedyEvidence(let remedy, let text): .evidenceRemedy(remedy, text)
        case .withdrawal(let reason): .withdraw(reason: reason)
        case .goOn: .goOn(reassess(dated(stored, by: action), writer))
        case .refusalDispute(let text): .disputeRefusal(text)
        case .objection(let ground, let text):
            .objectToEligibility(ground, try objectingFirst(text, on: stored, connection))
        case .eligibilityRuling(let admit, let reasons):
            .ruleOnEligibility(try ruling(admit, reasons, on: stored), by: try staffID(of: viewer))
        case .remedyDispute(let remedy, let text): .disputeRemedy(remedy, text)
        case .hold(let reason, let until, let text):
            .hold(reason, until: until, note: text, by: try staffID(of: viewer))
        case .resumption: .resume(by: try staffID(of: viewer))
        case .extension(let workingDays, let text):
            .extend(workingDays: workingDays, reason: text, by: try staffID(of: viewer))
        case .reopening(let text): .reopen(text, by: viewer.staff?.id)
        case .transfer(let scheme, let text):
            .transfer(to: scheme, reason: text, by: try staffID(of: viewer))
        case .joining(let joining):
            try CaseJoiner(writer: writer, staff: try staffID(of: viewer)).command(for: joining, on: stored, connection)
        case .reviewRequest(let ground, let text):
            .requestReview(ReviewRequest(party: viewer.party, ground: ground, text: text))
        }
    }

    /// A case that is taken up again has its clock anew, and its history tells that the provider has objected before.
    private func objectingFirst(
        _ text: String, on stored: StoredCase, _ connection: isolated Connection
    ) throws -> String {
        guard try connection.execute(ListEvents(of: stored.subject.id)).contains(where: \.event.isObjection) else {
            return text
        }
        throw ActionRefused(.objectedBefore, status: stored.subject.state.status)
    }

    private func staffID(of viewer: Viewer) throws -> StaffID {
        guard let staff = viewer.staff else { throw CaseAccessError.forbidden(allowed: [.caseworker, .ombudsman]) }
        return staff.id
    }

    /// The ombudsman's words take the place of the ones that were disputed.
    private func ruling(_ admit: Bool, _ reasons: String, on stored: StoredCase) throws -> EligibilityDecision {
        guard case .eligibilityDisputed(let dispute) = stored.subject.state else {
            throw ActionRefused(.wrongStage(stored.subject.state.status), status: stored.subject.state.status)
        }
        let profile = office.profile(stored.scheme)
        let rule = profile.refusals[dispute.ground]
        return EligibilityDecision(
            outcome: admit ? .accepted : .refused(dispute.ground), scheme: stored.scheme,
            profileVersion: stored.eligibility.profileVersion, referredOn: stored.eligibility.referredOn,
            clause: (admit ? nil : rule?.clause) ?? profile.acceptance.clause, explanation: reasons,
            next: admit ? "" : rule?.next ?? "")
    }

    /// A complainant who had not complained to the provider yet adds the day when going on.
    private func dated(_ stored: StoredCase, by action: CaseAction) -> StoredCase {
        guard case .goOn(let day?) = action else { return stored }
        var stored = stored
        stored.firstComplainedOn = day
        return stored
    }

    /// A complaint that goes on is referred on the day on which the complainant goes on.
    private func reassess(_ stored: StoredCase, _ writer: CaseWriter) -> EligibilityDecision {
        Eligibility.assess(
            stored.datedComplaint, referredOn: writer.today, directory: office.directory, profiles: office.profiles)
    }
}
