import Domain

/// The investigation, up to the signature.
extension MessageFacts {
    var investigationOpened: Letter {
        switch audience {
        case .complainant:
            Letter("We are looking into your complaint", action: "See your case") {
                "The file is complete. A caseworker, who has no tie to \(providerName), now looks into your complaint."
            } next: {
                "We decide\(byTheDeadline) and send you the decision with the reasons."
                "You do not have to do anything now."
            }
        case .provider:
            Letter("We are looking into the complaint", action: "See the case") {
                "The file is complete. A caseworker now looks into \(yourComplaint)."
            } next: {
                "We decide\(byTheDeadline) and send you the decision with the reasons."
            }
        case .scheme:
            Letter("A case is ready for investigation", action: "Open the case") {
                "The file on \(yourComplaint) is complete."
                complaintFacts
            } next: {
                "Please look into it and draft the decision\(byTheDeadline). Somebody else signs it."
            }
        }
    }

    var caseworkerReminder: Letter {
        switch audience {
        case .complainant, .provider:
            Letter("The decision is being prepared", action: "See the case") {
                "We are still working on the decision about \(yourComplaint)."
            } next: {
                "We send you the decision with the reasons as soon as it is signed."
            }
        case .scheme:
            Letter("Reminder: a decision is waiting for you", action: "Open the case") {
                "There is no signed decision yet on \(yourComplaint)."
            } next: {
                "Please draft or sign the decision, so that both sides get it in time."
            }
        }
    }

    var signatureRequest: Letter {
        switch audience {
        case .complainant, .provider:
            Letter("The decision is drafted", action: "See the case") {
                "The decision about \(yourComplaint) is drafted. Somebody else now checks and signs it."
            } next: {
                "We send you the decision with the reasons as soon as it is signed."
            }
        case .scheme:
            Letter("A decision is ready for signature", action: "Read and sign the decision") {
                "The decision on \(yourComplaint) is drafted."
                findingBlocks
                remedyBlocks("The draft awards:")
            } next: {
                "Please check and sign it\(byTheDeadline). Whoever drafted it cannot sign it."
            }
        }
    }
}
