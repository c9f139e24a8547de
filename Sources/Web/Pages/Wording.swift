import Domain

// How the pages name what the domain only codes.

extension Party {
    /// In a sentence after "the".
    var spoken: String {
        switch self {
        case .complainant: "complainant"
        case .provider: "provider"
        case .caseworker: "caseworker"
        case .ombudsman: "ombudsman"
        case .scheme: "scheme"
        }
    }
}

extension ServiceLine {
    var title: String {
        switch self {
        case .mobile: "Mobile"
        case .broadband: "Broadband"
        case .landline: "Landline"
        case .payTV: "Pay TV"
        case .bundle: "A bundle of several"
        }
    }
}

extension CustomerType {
    var title: String {
        switch self {
        case .residential: "For my home or for myself"
        case .smallBusiness: "For a small business"
        }
    }
}

extension ContactChannel {
    var title: String {
        switch self {
        case .email: "E-mail"
        case .phone: "Phone"
        case .post: "Post"
        }
    }
}

extension CaseStatus {
    /// As one of the parties would say it.
    func title(for viewer: Party) -> String {
        switch self {
        case .tooEarly: "Too early to look at"
        case .refused: "Not for this scheme"
        case .eligibilityDisputed: "An ombudsman checks whether we can look at it"
        case .awaitingProvider: "Waiting for \(viewer == .provider ? "your" : "the provider's") response"
        case .settlementOffered: "A settlement is on offer"
        case .awaitingComments: "Waiting for \(Self.complainants(viewer)) comments"
        case .investigating: "Being investigated"
        case .awaitingInformation: "Waiting for answers to our questions"
        case .awaitingSignature: "Decision being checked and signed"
        case .resolutionProposed: "A resolution is proposed"
        case .reviewing: "The proposed resolution is being reviewed"
        case .awaitingAcceptance: "Decided: waiting for \(Self.complainants(viewer)) answer"
        case .awaitingRemedy: "Accepted: \(viewer == .provider ? "you have" : "the provider has") to put it right"
        case .onHold: "On hold"
        case .closed: "Closed"
        }
    }

    private static func complainants(_ viewer: Party) -> String {
        viewer == .complainant ? "your" : "the complainant's"
    }

    /// Above the remedies, which are offered, decided or due.
    ///
    /// - Parameter offerer: who made the offer, while one is on the table
    func remediesTitle(for viewer: Party, offerer: Party?) -> String {
        switch self {
        case .settlementOffered where offerer == .complainant:
            viewer == .complainant ? "What you would settle for" : "What the complainant would settle for"
        case .settlementOffered: viewer == .provider ? "What you offer" : "What the provider offers"
        case .awaitingRemedy: viewer == .provider ? "What you have to do" : "What the provider has to do"
        case .resolutionProposed, .reviewing: "What we propose"
        case .tooEarly, .refused, .eligibilityDisputed, .awaitingProvider, .awaitingComments, .investigating,
            .awaitingInformation, .awaitingSignature, .awaitingAcceptance, .onHold, .closed:
            "What was decided"
        }
    }
}

extension RemedyKind {
    var title: String {
        switch self {
        case .apology: "Apology"
        case .explanation: "Explanation"
        case .correctiveAction: "Put right (refund, credit, repair, release)"
        case .timeAndTrouble: "Time and trouble"
        case .automaticCompensation: "Automatic compensation"
        case .goodwill: "Goodwill payment"
        case .recommendation: "Prevent it from happening again"
        }
    }
}

extension Finding.Outcome {
    var title: String {
        switch self {
        case .upheld: "Upheld"
        case .partlyUpheld: "Partly upheld"
        case .notUpheld: "Not upheld"
        }
    }
}

extension ClockStep {
    /// As one of the parties would say it: "Your response".
    func title(for viewer: Party) -> String {
        if viewer == .provider, self == .compliance { return "You do what was decided" }
        let name = "The \(viewer.spoken)'s "
        return title.hasPrefix(name) ? "Your " + title.dropFirst(name.count) : title
    }

    var title: String {
        switch self {
        case .acknowledgement: "We acknowledge the complaint"
        case .acknowledgementByPost: "We acknowledge a complaint sent by post"
        case .complainantEvidence: "The complainant's evidence"
        case .eligibilityObjection: "The provider's objection to our looking at it"
        case .providerResponse: "The provider's response"
        case .settlementAnswer: "The answer to an offer to settle"
        case .comments: "The complainant's comments on the response"
        case .information: "Answers to our questions"
        case .provisionalComments: "Asking for a review of the proposed resolution"
        case .review: "We look at it once more"
        case .finalDecision: "The decision"
        case .acceptance: "The complainant's answer to the decision"
        case .compliance: "The provider does what was decided"
        case .notPursuedReopening: "Taking up a complaint that was not pursued"
        case .remedyDispute: "Saying that a remedy was not carried out"
        case .hold: "The longest that a case can be on hold"
        case .extension: "The most that a date can be moved"
        case .urgent: "Our own next step in an urgent case"
        case .noticeWatch: "We send a notice again that could not be delivered"
        case .secondReading: "Somebody else of us reads a case once more; the case does not wait for it"
        case .enquiryKept: "We keep an enquiry that is not taken up"
        }
    }
}
