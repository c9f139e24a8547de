import Domain

extension Narrator {
    /// What happens next, in plain English.
    func nextStep(of state: CaseState) -> String {
        switch state {
        case .tooEarly(let opensOn, let isOpen): enquiry(opensOn, isOpen)
        case .refused(_, let isFinal): refused(isFinal)
        case .eligibilityDisputed:
            "\(subject(.ombudsman, or: "An")) looks again at whether the scheme can take this on."
        case .awaitingProvider(let clock): providerResponse(clock)
        case .settlementOffered(let clock, let offer): settlement(clock, offer)
        case .awaitingComments(let clock): comments(clock)
        case .investigating: "\(subject(.caseworker, or: "A")) will investigate and draft a decision."
        case .awaitingInformation(let clock, let request): information(clock, request)
        case .awaitingSignature: "A decision is drafted. \(subject(.ombudsman, or: "An")) will read and sign it."
        case .resolutionProposed(let clock, _, let isAccepted): proposal(clock, isAccepted)
        case .reviewing:
            "\(subject(.caseworker, or: "A")) looks again at what was proposed, and drafts the final decision."
        case .awaitingAcceptance(let clock, _): acceptance(clock)
        case .awaitingRemedy(let clock, _, _): remedy(clock)
        case .onHold(let hold):
            "The case is on hold until \(hold.until.spoken), because \(hold.reason.spoken). Then it goes on by itself, and every date moves by the time for which it stood still."
        case .closed(let reason): "The case is closed: \(words(for: reason))."
        }
    }

    /// Why a case was closed, for the end of a sentence.
    func words(for reason: ClosingReason) -> String {
        switch reason {
        case .remedied: "every remedy has been carried out"
        case .decidedWithoutRemedy: "the decision was accepted and asks nothing of \(name(.provider))"
        case .rejected: "\(name(.complainant)) rejected the decision"
        case .lapsed: "the decision lapsed without an answer"
        case .withdrawn: "\(name(.complainant)) withdrew"
        case .notPursued: "the enquiry was not taken up"
        case .transferred: "another scheme looks at the complaint"
        case .merged: "it goes on in another case"
        }
    }

    private func enquiry(_ opensOn: CalendarDay?, _ isOpen: Bool) -> String {
        guard let opensOn else {
            return
                "\(subject(.complainant)) \(has(.complainant)) to complain to \(name(.provider)) first, and then tell us the date."
        }
        return isOpen
            ? "The scheme is open to this complaint now. \(subject(.complainant)) can go on with it."
            : "The scheme opens to this complaint on \(opensOn.spoken). We will write to \(name(.complainant)) on that day."
    }

    private func refused(_ isFinal: Bool) -> String {
        let told = "The scheme cannot look into this complaint. The reason was sent to \(name(.complainant))."
        return isFinal ? told : told + " \(subject(.complainant)) can ask once for it to be looked at again."
    }

    private func proposal(_ clock: NoticeClock, _ isAccepted: Bool) -> String {
        guard clock.deadline != nil else { return "We are sending the proposed resolution." }
        let review = "ask for a review, for an error of fact or for new evidence"
        if isAccepted {
            return
                "\(subject(.complainant)) accepted. Unless \(name(.provider)) \(isReader(.provider) ? "ask" : "asks") for a review, it binds when the time is up."
        }
        return
            "\(subject(.complainant)) can accept the proposed resolution. Both sides can \(review). Without one it becomes the decision."
    }

    private func providerResponse(_ clock: NoticeClock) -> String {
        guard clock.deadline != nil else { return "We are sending the complaint to \(name(.provider))." }
        return isReader(.provider)
            ? "You have to answer. If you do not, we remind you and then go on without you."
            : "\(providerName) has to answer. If it does not, we remind it and then go on without it."
    }

    private func settlement(_ clock: NoticeClock, _ offer: SettlementOffer) -> String {
        let words = "\(possessive(offer.by)) offer"
        guard clock.deadline != nil else { return "We are sending \(words) to \(name(offer.answerer))." }
        return "\(subject(offer.answerer)) can accept \(words) or decline it. Without an answer we investigate."
    }

    private func comments(_ clock: NoticeClock) -> String {
        let answer = "\(possessive(.provider)) answer"
        guard clock.deadline != nil else { return "We are sending \(answer) to \(name(.complainant))." }
        return "\(subject(.complainant)) can comment on \(answer). Then we investigate."
    }

    private func information(_ clock: NoticeClock, _ request: InformationRequest) -> String {
        guard clock.deadline != nil else { return "We are sending our questions to \(name(request.asked))." }
        let open = request.open.count == 1 ? "a question" : "\(request.open.count) questions"
        return
            "\(subject(request.asked)) \(has(request.asked)) \(open) of our caseworker to answer. After that, or without an answer, the investigation goes on."
    }

    private func acceptance(_ clock: NoticeClock) -> String {
        guard clock.deadline != nil else { return "We are sending the decision." }
        return "\(subject(.complainant)) can accept the decision, which then binds \(name(.provider)), or reject it."
    }

    private func remedy(_ clock: NoticeClock) -> String {
        guard clock.deadline != nil else { return "We are telling \(name(.provider)) what has to be done." }
        return "\(subject(.provider)) \(has(.provider)) to carry out the remedies and show us that they are done."
    }
}
