import Domain

/// The letters in Welsh, for a complainant who asked for it: plain words, and the polite “chi”.
///
/// What staff, a provider or the code of practice wrote stays as it was written, and is introduced in Welsh. Names are
/// not mutated, so no word stands before one that would have to change with it (`â`, `a`, `gyda`).
struct WelshLetters: Sendable {
    let facts: MessageFacts

    init(_ facts: MessageFacts) {
        self.facts = facts
    }

    var wording: Wording {
        Wording(
            greeting: greeting, letter: letter, whatHappensNext: "Beth sy’n digwydd nesaf", deadline: deadlineBlocks,
            careForTheLink: careForTheLink,
            aboutThePage: "Mae’r tudalennau am eich achos yn Saesneg ar hyn o bryd.",
            reference: """
                Cyfeirnod eich achos yw \(facts.reference). Rhowch ef pan fyddwch yn ysgrifennu atom neu’n ein ffonio.
                """)
    }

    private var letter: Letter {
        switch facts.kind {
        case .acknowledgement: acknowledgement
        case .tooEarlyNotice: tooEarlyNotice
        case .opened: opened
        case .refusal: refusal
        case .eligibilityDispute: eligibilityDispute
        case .eligibilityRuling: eligibilityRuling
        case .providerRequest: providerRequest
        case .providerReminder, .providerChase, .providerEscalation: providerNudge
        case .proceedingWithoutResponse: proceedingWithoutResponse
        case .settlementOffer: settlementOffer
        case .counterOffer: counterOffer
        case .settlementAgreed: settlementAgreed
        case .settlementAnswered: settlementAnswered
        case .commentInvitation: commentInvitation
        case .commentReminder: commentReminder
        case .investigationOpened: investigationOpened
        case .caseworkerReminder: caseworkerReminder
        case .informationRequest: informationRequest
        case .informationNotice: informationNotice
        case .informationReminder: informationReminder
        case .informationChase: informationChase
        case .informationReceived: informationReceived
        case .informationNotNeeded: informationNotNeeded
        case .signatureRequest: signatureRequest
        case .proposedResolution: proposedResolution
        case .resolutionAccepted: resolutionAccepted
        case .reviewRequest: reviewRequest
        case .decision: decision
        case .acceptanceReminder: acceptanceReminder
        case .decisionAccepted: decisionAccepted
        case .decisionRejected: decisionRejected
        case .decisionLapsed: decisionLapsed
        case .remedyReminder: remedyReminder
        case .remedyEvidence: remedyEvidence
        case .remedyDispute: remedyDispute
        case .breachNotice: breachNotice
        case .onHold: onHold
        case .resumed: resumed
        case .deadlineMoved: deadlineMoved
        case .reopened: reopened
        case .transferred: transferred
        case .merged: merged
        case .complaintAdded: complaintAdded
        case .openedBeside: openedBeside
        case .evidenceShared: evidenceShared
        case .evidenceRefused: evidenceRefused
        case .closed: closed
        case .withdrawn: withdrawn
        }
    }
}
