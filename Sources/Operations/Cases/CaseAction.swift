public import Domain

/// What a person asks of a case, before it is known who asks.
public enum CaseAction: Equatable, Sendable {
    case providerResponse(ProviderPosition)
    case comments(text: String)
    /// A caseworker asks one side, the complainant or the provider.
    case informationRequest(to: Party, questions: [String])
    /// Answers to questions of the caseworker.
    case information([InformationAnswer])
    /// The caseworker needs no more answers.
    case informationClosure
    case decisionDraft(findings: [Finding], remedies: [RemedyProposal])
    case decisionSignature
    /// Either side says why the proposed resolution cannot stand.
    case reviewRequest(ReviewRequest.Ground, text: String)
    case acceptance(accept: Bool)
    /// Either side makes another offer instead of answering the one that lies with it.
    case counterOffer(text: String, remedies: [RemedyProposal])
    /// The provider's answer to an offer of the complainant, as a whole.
    case counterOfferAnswer(accept: Bool)
    case remedyEvidence(remedy: Int, text: String)
    case withdrawal(reason: String?)
    /// A complaint that came too early goes on, now that its date has come.
    case goOn(firstComplainedOn: CalendarDay?)
    /// The complainant of a refused complaint says why it has to be looked at again.
    case refusalDispute(text: String)
    /// The provider says why the scheme may not look at the complaint.
    case objection(RefusalGround, text: String)
    /// An ombudsman's ruling on either.
    case eligibilityRuling(admit: Bool, reasons: String)
    /// The complainant says that a remedy was not carried out.
    case remedyDispute(remedy: Int, text: String)
    /// The case stands still until the end of a day.
    case hold(Hold.Reason, until: CalendarDay, text: String)
    /// The hold ends before its last day.
    case resumption
    /// Whoever has to act gets more time.
    case `extension`(workingDays: Int, text: String)
    /// A closed case is taken up again.
    case reopening(text: String)
    /// Another scheme looks at the complaint.
    case transfer(scheme: String, text: String)
    /// Two cases become one, or one becomes two.
    case joining(CaseJoining)

    /// The parties that may ask it.
    public var allowedParties: [Party] {
        switch self {
        case .providerResponse, .counterOfferAnswer, .remedyEvidence, .objection: [.provider]
        case .comments, .acceptance, .withdrawal, .goOn, .refusalDispute, .remedyDispute: [.complainant]
        case .reopening: [.complainant, .ombudsman]
        case .hold, .resumption, .extension, .joining: [.caseworker, .ombudsman]
        case .reviewRequest, .counterOffer, .information: [.complainant, .provider]
        case .decisionDraft, .informationRequest, .informationClosure: [.caseworker]
        case .decisionSignature, .eligibilityRuling, .transfer: [.ombudsman]
        }
    }
}

/// What makes one case of two, or two of one. The text says why, and both sides read it.
public enum CaseJoining: Equatable, Sendable {
    /// The case goes on in another one of the same person and company.
    case merger(into: Reference, text: String)
    /// Some of the issues go on as a case of their own.
    case split([IssueCode], text: String)
    /// The matter is put to a second provider, which first had the complaint on a day of its own.
    case secondProvider(ProviderID, firstComplainedOn: CalendarDay?, text: String)
}

/// How a provider answers a complaint.
public enum ProviderPosition: Equatable, Sendable {
    case defend(text: String)
    case settle(text: String, remedies: [RemedyProposal])
}

/// Why somebody does not get to a case.
public enum CaseAccessError: Error, Equatable, Sendable {
    /// No such case, or not for this credential: the two must not be told apart.
    case notFound
    /// The credential is good for this case, but this is for another party to do.
    case forbidden(allowed: [Party])
    /// Of the staff, who reads the case a second time and must not see anything else of it before that is done.
    case readsBlind(ReadingID)
}

/// The case as it stands does not allow what was asked. Nothing was changed.
public struct ActionRefused: Error, Equatable, Sendable {
    /// Stable, for programs: `wrong_state`, `over_cap`, `empty_offer`, `others_turn`,
    /// `no_more_offers`, `drafter_signs`, `no_such_remedy`, `already_evidenced`,
    /// `not_asked`, `no_such_question`, `already_answered`,
    /// `too_early_still`, `refusal_final`, `objected_before`, `not_evidenced`, `hold_out_of_range`, `nothing_to_extend`,
    /// `extended_before`, `extension_too_long`, `reopening_over`, `conflict_of_interest`,
    /// `part_of_another`, `provider_not_heard`, `no_such_case`, `other_provider`, `other_person`,
    /// `not_clean`, `not_this_kind`, `shared_before`,
    /// `no_such_issue`, `nothing_left`, `too_many_issues`, `no_such_provider`, `asked_already`,
    /// `second_reader`, `reading_taken`, `reading_done`, `other_issues`.
    public let code: String
    /// For people, in plain English.
    public let explanation: String
    public let status: CaseStatus

    public init(code: String, explanation: String, status: CaseStatus) {
        self.code = code
        self.explanation = explanation
        self.status = status
    }
}

/// Somebody else changed the case first.
public struct VersionConflict: Error, Equatable, Sendable {
    public let current: Int

    public init(current: Int) {
        self.current = current
    }
}
