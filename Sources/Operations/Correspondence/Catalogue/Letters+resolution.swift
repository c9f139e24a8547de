import Domain

/// The proposed resolution of a scheme that proposes before it decides.
extension MessageFacts {
    var proposedResolution: Letter {
        switch audience {
        case .complainant:
            Letter("A proposed resolution: please read it\(byTheDeadline)", action: "Answer the proposed resolution") {
                "We have looked into your complaint about \(providerName), and propose how to resolve it."
                resolutionBlocks
            } next: {
                "You can accept it. If it has an important fact wrong, or you have important new evidence, ask us for a review\(byTheDeadline)."
                "Without a review it becomes our final decision, which you can then accept or reject."
            }
        case .provider, .scheme:
            Letter("A proposed resolution", action: "Read the proposed resolution") {
                "We have looked into \(yourComplaint), and propose how to resolve it."
                resolutionBlocks
            } next: {
                "If it has an important fact wrong, or you have important new evidence, ask us for a review\(byTheDeadline)."
                "Without a review it becomes our final decision."
            }
        }
    }

    @MessageBlockBuilder
    private var resolutionBlocks: [MessageBlock] {
        findingBlocks
        if remedies.isEmpty {
            "We do not propose that \(providerName) does anything."
        } else {
            remedyBlocks("We propose that \(providerName) does this:")
        }
    }

    var resolutionAccepted: Letter {
        switch audience {
        case .complainant:
            Letter("You have accepted the proposed resolution", action: "See your case") {
                "You have accepted the resolution that we propose about \(providerName)."
            } next: {
                "\(providerName) can still ask for a review\(byTheDeadline). If it does not, the resolution binds it."
            }
        case .provider, .scheme:
            Letter("The proposed resolution has been accepted", action: "Read the proposed resolution") {
                "\(complainantName) has accepted the resolution that we propose."
                remedyBlocks("It asks this of \(providerName):")
            } next: {
                "You can still ask for a review\(byTheDeadline), for an error of fact or for new evidence. Then it binds."
            }
        }
    }

    var reviewRequest: Letter {
        switch audience {
        case .complainant, .provider:
            Letter("The proposed resolution is being reviewed", action: "See the case") {
                "We look again at the resolution that we proposed for \(yourComplaint)."
                quotation(of: "The side that asks for it writes")
            } next: {
                "We then send you the final decision\(byTheDeadline). If you want to say something about the review, answer this message."
            }
        case .scheme:
            Letter("A review of a proposed resolution", action: "Open the case") {
                "A side has asked for a review of the resolution that was proposed for \(yourComplaint):"
                quotation(of: "The side that asks for it writes")
            } next: {
                "Please look at it and draft the final decision\(byTheDeadline). Somebody else signs it."
            }
        }
    }
}
