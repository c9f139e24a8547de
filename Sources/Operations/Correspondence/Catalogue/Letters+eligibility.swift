import Domain

/// When somebody does not agree with what the scheme decided about looking at a complaint.
extension MessageFacts {
    var eligibilityDispute: Letter {
        switch audience {
        case .complainant, .provider:
            Letter("\(providerName) objects to our looking at your complaint", action: "See the case") {
                "\(providerName) says that our scheme may not look at \(yourComplaint). It wrote:"
                quotation(of: "\(providerName) writes")
            } next: {
                "An ombudsman decides whether that is so\(byTheDeadline), and we write to you. Until then the case waits."
                "If you want to say something about it, answer this message."
            }
        case .scheme:
            Letter("A dispute about eligibility", action: "Open the case") {
                "Whether the scheme can look at \(yourComplaint) is in dispute:"
                quotation(of: "The side that disputes it writes")
            } next: {
                "Please rule on it\(byTheDeadline), with reasons. Both sides read them."
            }
        }
    }

    var eligibilityRuling: Letter {
        isAccepted == true ? admitted : turnedAway
    }

    private var admitted: Letter {
        switch audience {
        case .complainant:
            Letter("We look at your complaint", action: "See your case") {
                "An ombudsman has ruled that we can look at your complaint about \(providerName)."
                quotation(of: "The ombudsman writes")
            } next: {
                "\(providerName) has to answer\(byTheDeadline). You do not have to do anything now."
            }
        case .provider, .scheme:
            Letter("The complaint goes on", action: "Answer the complaint") {
                "An ombudsman has ruled that we can look at \(yourComplaint)."
                quotation(of: "The ombudsman writes")
            } next: {
                "Please answer it\(byTheDeadline). The time that the dispute took is given back to you."
            }
        }
    }

    private var turnedAway: Letter {
        switch audience {
        case .complainant:
            Letter("We cannot look at your complaint", action: "See your case") {
                "An ombudsman has ruled that we cannot look at your complaint about \(providerName)."
                quotation(of: "The ombudsman writes")
            } next: {
                "This is final within our scheme. You can still go to court."
            }
        case .provider, .scheme:
            Letter("The complaint does not go on", action: "See the case") {
                "An ombudsman has ruled that we cannot look at \(yourComplaint)."
                quotation(of: "The ombudsman writes")
            } next: {
                "You do not have to answer it here."
            }
        }
    }
}
