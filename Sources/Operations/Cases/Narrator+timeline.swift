import Domain

extension Narrator {
    /// What happened, as a line of the case's history.
    func title(of event: CaseEvent) -> String {
        switch event {
        case .received: "Complaint received"
        case .eligibilityDecided: "We checked whether the scheme can look into the complaint"
        case .opened: "The scheme is now open to this complaint"
        case .foundUrgent: "The case is urgent: somebody's health or safety depends on the service"
        case .wentOn: "\(subject(.complainant)) went on with the complaint"
        case .refusalDisputed: "\(subject(.complainant)) asked us to look again at the refusal"
        case .eligibilityObjected: "\(subject(.provider)) objected to our looking at the complaint"
        case .objectionLate(_, let lastDay):
            "\(possessive(.provider).capitalizedFirst) objection came after its last day, \(lastDay.spoken), and stops nothing"
        case .eligibilityRuled(isAdmitted: true, _): "The ombudsman ruled that the scheme can look into the complaint"
        case .eligibilityRuled(isAdmitted: false, _):
            "The ombudsman ruled that the scheme cannot look into the complaint"
        case .noticeAccepted(let kind, let party, let relay):
            "Our message “\(kind.inWords)” to \(name(party)) was \(Handover(relay: relay).inWords)"
        case .noticeUndelivered(let kind, let party):
            "Our message “\(kind.inWords)” to \(name(party)) could not be delivered"
        case .noticeBounced(let kind, let party, _):
            "Our message “\(kind.inWords)” to \(name(party)) came back"
        case .mailReceived(let mail):
            mail.isAutomatic
                ? "An automatic e-mail came from \(name(mail.from))" : "\(subject(mail.from)) wrote to us by e-mail"
        case .deadlineStarted(let deadline, let party):
            "\(subject(party)) \(has(party)) until \(deadline.dueOn.spoken)"
        case .reminded(.scheme, _): "A message that nobody had accepted in time was sent again"
        case .reminded(let party, _): "We reminded \(name(party))"
        case .providerChased: "We reminded \(name(.provider)) to answer"
        case .providerDefended: "\(subject(.provider)) answered"
        case .settlementOffered: "\(subject(.provider)) offered to settle"
        case .settlementAccepted: "\(subject(.complainant)) accepted the offer"
        case .settlementDeclined: "\(subject(.complainant)) declined the offer"
        case .counterOffered(_, _, let party): "\(subject(party)) made another offer"
        case .counterOfferAccepted: "\(subject(.provider)) accepted \(possessive(.complainant)) offer"
        case .counterOfferDeclined: "\(subject(.provider)) declined \(possessive(.complainant)) offer"
        case .settlementExpired: "The offer was not answered in time"
        case .proceededWithoutProvider: proceeded
        case .commentsReceived: "\(subject(.complainant)) commented"
        case .commentsClosed: "The time for comments ended"
        case .investigationOpened: "The file is complete and the investigation began"
        case .caseworkerAssigned: "A caseworker was assigned"
        case .informationRequested(let request, _):
            "We asked \(name(request.asked)) \(questions(request.questions.count))"
        case .informationGiven(let answers, let party):
            "\(subject(party)) answered \(questions(answers.count))"
        case .informationWithheld(let numbers, let party):
            "\(subject(party)) did not answer \(questions(numbers.count)) in time, so the investigation goes on without"
        case .informationRequestEnded: "We need no more answers to our questions"
        case .decisionDrafted: "A decision was drafted"
        case .decisionSigned: "The ombudsman decided"
        case .resolutionProposed: "We proposed a resolution"
        case .resolutionAccepted: "\(subject(.complainant)) accepted the proposed resolution"
        case .resolutionDeclined: "\(subject(.complainant)) did not accept the proposed resolution"
        case .resolutionConfirmed: "The proposed resolution stands"
        case .reviewRequested(let request): "\(subject(request.party)) asked for a review: \(request.ground.inWords)"
        case .decisionAccepted: "\(subject(.complainant)) accepted the decision"
        case .decisionRejected: "\(subject(.complainant)) rejected the decision"
        case .decisionLapsed: "The decision lapsed without an answer"
        case .remedyEvidenced(let number, _): "\(subject(.provider)) showed that remedy \(number) is done"
        case .remedyDisputed(let number, _):
            "\(subject(.complainant)) \(isReader(.complainant) ? "say" : "says") that remedy \(number) is not done"
        case .complianceBreached:
            "\(subject(.provider)) \(has(.provider)) not done in time what was due, which is a breach"
        case .held(let reason, let until, _, _): "The case was put on hold until \(until.spoken): \(reason.spoken)"
        case .resumed: "The case goes on"
        case .deadlineExtended(let deadline, let party, _):
            "\(subject(party)) \(has(party)) more time, until \(deadline.dueOn.spoken)"
        case .deadlineCountedAgain(let before, let after, let party):
            "The bank holidays have changed: \(subject(party)) \(has(party)) until \(after.dueOn.spoken) instead of \(before.dueOn.spoken)"
        case .reopened(_, by: nil): "\(subject(.complainant)) asked for the case to be taken up again"
        case .reopened: "An ombudsman took the case up again"
        case .transferred(let scheme, _, _): "The case was handed to another scheme: \(scheme)"
        case .mergedInto(let other, _, _): "The case goes on in case \(other.spoken)"
        case .tookIn(let other, _, _): "Case \(other.spoken) goes on in this case"
        case .openedBeside(let companion, _, _): openedBeside(companion)
        case .openedOutOf(let other, .joined, _):
            isReader(.provider) ? "The case was opened" : "The case was opened beside case \(other.spoken)"
        case .openedOutOf(let other, _, _): "The case was opened out of case \(other.spoken)"
        case .evidenceReceived(_, let party, _): "\(subject(party)) added evidence"
        case .evidenceRefused(_, let party, _): "We could not keep evidence from \(name(party))"
        case .evidenceCleared(_, let party, _, _, _): "Evidence from \(name(party)) was checked for viruses and is kept"
        case .evidenceRemoved(_, let party, _, _): "\(subject(party)) took evidence back"
        case .fileFrozen(let files): frozen(files.count)
        case .evidenceShared(_, let party, _, _, _): "We share a file with \(name(party))"
        case .evidenceOpened(_, let party, _, _):
            party == .caseworker || party == .ombudsman
                ? "Our \(party.rawValue) opened a file" : "\(subject(party)) opened a file"
        case .callTaken: "We took the complaint down on the telephone"
        case .withdrawn: "\(subject(.complainant)) withdrew"
        case .duplicateSuspected(let other, _): "Case \(other.spoken) looks like the same complaint"
        case .duplicateSettled(let other, .confirmed): "Case \(other.spoken) is the same complaint"
        case .duplicateSettled(let other, .dismissed): "Case \(other.spoken) is not the same complaint"
        case .duplicateSettled(let other, .suspected):
            "Whether case \(other.spoken) is the same complaint is open again"
        case .historyErased: "What stood here before was erased"
        case .closed(let reason): "The case was closed: \(words(for: reason))"
        }
    }

    private func frozen(_ count: Int) -> String {
        switch count {
        case 0: "The file is complete, without evidence"
        case 1: "The file is complete, with one piece of evidence"
        default: "The file is complete, with \(count) pieces of evidence"
        }
    }

    private func questions(_ count: Int) -> String { count == 1 ? "a question" : "\(count) questions" }

    private func openedBeside(_ companion: Companion) -> String {
        if companion.relation == .joined { return "A second provider is asked, in case \(companion.reference.spoken)" }
        let issues = companion.issues.map(\.title).joined(separator: "; ")
        return "A part of the case goes on as case \(companion.reference.spoken): \(issues)"
    }

    private var proceeded: String {
        isReader(.provider)
            ? "You did not answer, so the case goes on without you"
            : "\(providerName) did not answer, so the case goes on without it"
    }
}

extension ReviewRequest.Ground {
    fileprivate var inWords: String {
        switch self {
        case .errorOfFact: "an error of fact"
        case .newEvidence: "new evidence"
        }
    }
}

extension String {
    fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}

extension MessageKind {
    /// `provider_request` reads "provider request".
    fileprivate var inWords: String { rawValue.replacing("_", with: " ") }
}
