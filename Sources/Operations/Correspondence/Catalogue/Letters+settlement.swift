import Domain

/// An offer to settle, and its answer.
extension MessageFacts {
    var settlementOffer: Letter {
        switch audience {
        case .complainant:
            Letter("An offer to settle: please answer\(byTheDeadline)", action: "Accept or decline the offer") {
                "\(providerName) has offered to settle your complaint."
                quotation(of: "\(providerName) writes")
                remedyBlocks("It offers:")
            } next: {
                "You can accept the offer or decline it, as a whole. Nobody will press you."
                "If you accept, \(providerName) has to do what it offered, and we check that it does."
                "If you decline or do not answer, we look into your complaint. The offer then no longer stands."
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

    var settlementAnswered: Letter {
        isAccepted == true ? settlementAccepted : settlementNotTaken
    }

    private var settlementAccepted: Letter {
        switch audience {
        case .complainant:
            Letter("You have accepted the offer", action: "See your case") {
                "You have accepted the offer of \(providerName). Thank you for telling us."
                remedyBlocks("\(providerName) now has to do this:")
            } next: {
                "We check that \(providerName) does all of it\(byTheDeadline), and tell you about each part."
            }
        case .provider, .scheme:
            Letter("The offer has been accepted", action: "Show that it is done") {
                "\(complainantName) has accepted the offer of \(providerName). It is now binding."
                remedyBlocks("\(providerName) has to do this:")
            } next: {
                "Please do all of it\(byTheDeadline), and show us for each line that it is done."
            }
        }
    }

    private var settlementNotTaken: Letter {
        switch audience {
        case .complainant:
            Letter("The offer was not accepted", action: "See your case") {
                "The offer of \(providerName) was not accepted. It no longer stands."
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
}
