import Domain

/// The decision, and what the complainant makes of it.
extension MessageFacts {
    var decision: Letter {
        switch audience {
        case .complainant:
            Letter("The decision: please answer\(byTheDeadline)", action: "Accept or reject the decision") {
                "We have decided your complaint about \(providerName)."
                decisionBlocks
            } next: {
                "You can accept the decision or reject it, as a whole."
                "If you accept, \(providerName) has to do what the decision says, and we check that it does."
                """
                If you reject it or do not answer, the decision lapses and binds nobody. You can still go to court.
                """
            }
        case .provider, .scheme:
            Letter("The decision", action: "Read the decision") {
                "We have decided \(yourComplaint)."
                decisionBlocks
            } next: {
                "\(complainantName) can accept or reject the decision\(byTheDeadline)."
                "If it is accepted, it binds \(providerName). We tell you the answer."
            }
        }
    }

    @MessageBlockBuilder
    private var decisionBlocks: [MessageBlock] {
        findingBlocks
        if remedies.isEmpty {
            "The decision does not ask \(providerName) to do anything."
        } else {
            remedyBlocks("\(providerName) has to do this, if the decision is accepted:")
        }
    }

    var acceptanceReminder: Letter {
        switch audience {
        case .complainant:
            Letter("Reminder: please answer the decision\(byTheDeadline)", action: "Accept or reject the decision") {
                "We have decided your complaint about \(providerName). We have not had your answer yet."
                remedyBlocks("\(providerName) has to do this, if you accept:")
            } next: {
                "Please tell us whether you accept the decision\(byTheDeadline)."
                "Without your answer it lapses: \(providerName) then does not have to do anything."
            }
        case .provider, .scheme:
            Letter("The decision waits for its answer", action: "See the case") {
                "The complainant has not answered the decision about \(providerName) yet."
            } next: {
                "The answer is due\(byTheDeadline). Without one the decision lapses."
            }
        }
    }

    var decisionAccepted: Letter {
        switch audience {
        case .complainant:
            Letter("You have accepted the decision", action: "See your case") {
                "You have accepted the decision about \(providerName). It is now binding."
                remedyBlocks("\(providerName) has to do this:")
            } next: {
                "We check that \(providerName) does all of it\(byTheDeadline), and tell you about each part."
            }
        case .provider, .scheme:
            Letter("The decision has been accepted", action: "Show that it is done") {
                "\(complainantName) has accepted the decision. It now binds \(providerName)."
                remedyBlocks("\(providerName) has to do this:")
            } next: {
                "Please do all of it\(byTheDeadline), and show us for each line that it is done."
            }
        }
    }

    var decisionRejected: Letter {
        decisionFallen(
            "The decision has been rejected",
            toComplainant: "You have rejected the decision about \(providerName).",
            toOthers: "\(complainantName) has rejected the decision about \(providerName).")
    }

    var decisionLapsed: Letter {
        decisionFallen(
            "The decision has lapsed",
            toComplainant: "We had no answer from you to the decision about \(providerName), so it has lapsed.",
            toOthers: "\(complainantName) did not answer the decision about \(providerName), so it has lapsed.")
    }

    private func decisionFallen(_ title: String, toComplainant: String, toOthers: String) -> Letter {
        switch audience {
        case .complainant:
            Letter(title, action: "See your case") {
                toComplainant
            } next: {
                "The decision binds nobody, and we have closed the case. You can still go to court."
            }
        case .provider, .scheme:
            Letter(title, action: "See the case") {
                toOthers
            } next: {
                "The decision binds nobody. The case is closed, and nothing more has to be done here."
            }
        }
    }
}
