import Domain

/// Offers to settle that go back and forth, and what comes of them.
extension MessageFacts {
    var settlementOffer: Letter {
        switch audience {
        case .complainant:
            Letter("An offer to settle: please answer\(byTheDeadline)", action: "Answer the offer") {
                "\(providerName) has offered to settle your complaint."
                quotation(of: "\(providerName) writes")
                remedyBlocks("It offers:")
            } next: {
                answersOfTheComplainant
            }
        case .provider, .scheme:
            Letter("The offer has been passed on", action: "See the case") {
                "We have passed on the offer of \(providerName) to settle \(yourComplaint)."
                remedyBlocks("It offers:")
            } next: {
                "\(complainantName) can accept or decline it\(byTheDeadline). We tell you the answer."
            }
        }
    }

    var counterOffer: Letter {
        switch audience {
        case .complainant:
            Letter("A new offer to settle: please answer\(byTheDeadline)", action: "Answer the offer") {
                "\(providerName) has read your offer and makes another one."
                quotation(of: "\(providerName) writes")
                remedyBlocks("It offers now:")
            } next: {
                answersOfTheComplainant
            }
        case .provider, .scheme:
            Letter("A counter-offer: please answer\(byTheDeadline)", action: "Answer the counter-offer") {
                "\(complainantName) does not accept the offer as it is, and would settle for something else."
                quotation(of: "\(complainantName) writes")
                remedyBlocks("The complaint would be settled by this:")
            } next: {
                "You can accept the counter-offer or decline it, as a whole, or make another offer."
                "If you accept, it binds both sides. If you decline or do not answer, a caseworker looks into the complaint."
            }
        }
    }

    /// The record of the agreement, for both sides with the same lines.
    var settlementAgreed: Letter {
        switch audience {
        case .complainant:
            Letter("Agreement with \(providerName)", action: "See your case") {
                "You and \(providerName) have agreed how to settle your complaint. Please keep this message: it is the agreement."
                remedyBlocks("\(providerName) has to do this:")
            } next: {
                "The agreement binds both sides, and there will be no decision about this complaint."
                "We check that \(providerName) does all of it\(byTheDeadline), and tell you about each part."
            }
        case .provider, .scheme:
            Letter("Agreement with the complainant", action: "Show that it is done") {
                "\(providerName) and \(complainantName) have agreed how to settle \(yourComplaint). Please keep this message: it is the agreement."
                remedyBlocks("\(providerName) has to do this:")
            } next: {
                "The agreement binds both sides, and there will be no decision about this complaint."
                "Please do all of it\(byTheDeadline), and show us for each line that it is done."
            }
        }
    }

    /// To whoever made the offer. Before there was an agreement to send, an acceptance was told by this message too.
    var settlementAnswered: Letter {
        isAccepted == true ? settlementAgreed : settlementNotTaken
    }

    private var settlementNotTaken: Letter {
        switch audience {
        case .complainant:
            Letter("Your offer was not accepted", action: "See your case") {
                "\(providerName) did not accept your offer to settle. It no longer stands."
            } next: {
                "We now look into your complaint. You do not have to do anything now."
            }
        case .provider, .scheme:
            Letter("The offer was not accepted", action: "See the case") {
                "The offer of \(providerName) to settle \(yourComplaint) was not accepted. It no longer stands."
            } next: {
                "A caseworker now looks into the complaint."
            }
        }
    }

    @MessageBlockBuilder
    private var answersOfTheComplainant: [MessageBlock] {
        "You can accept the offer or decline it, as a whole, or make an offer of your own. Nobody will press you."
        "If you accept, \(providerName) has to do what it offered, and we check that it does."
        "If you decline or do not answer, we look into your complaint. The offer then no longer stands."
    }
}
