import Domain

/// The end of a case.
extension MessageFacts {
    var closed: Letter {
        switch audience {
        case .complainant:
            Letter("Your case is closed", action: "See your case") {
                "We have closed the case on \(yourComplaint)."
                closingWords
            } next: {
                "You do not have to do anything. You can still read the case behind the link below."
            }
        case .provider, .scheme:
            Letter("The case is closed", action: "See the case") {
                "We have closed the case on \(yourComplaint)."
                closingWords
            } next: {
                "Nothing more has to be done here."
            }
        }
    }

    private var closingWords: String? {
        switch closingReason {
        case .remedied?: "\(providerName) has shown that everything it owed is done."
        case .decidedWithoutRemedy?: "The decision was accepted, and it does not ask \(providerName) to do anything."
        case .rejected?: "The decision was rejected. It binds nobody, and the way to court is open."
        case .lapsed?: "The decision was not answered in time. It binds nobody, and the way to court is open."
        case .withdrawn?: "The complaint was withdrawn."
        case .notPursued?: "We waited for an answer and had none, so we take it that the complaint is not pursued."
        case .transferred?: "Another scheme looks at the complaint."
        case .merged?: "The complaint goes on in another case."
        case nil: nil
        }
    }

    var withdrawn: Letter {
        switch audience {
        case .complainant:
            Letter("You have withdrawn your complaint", action: "See your case") {
                "You have withdrawn \(yourComplaint). We have closed the case."
            } next: {
                "You do not have to do anything. You can still read the case behind the link below."
            }
        case .provider, .scheme:
            Letter("The complaint has been withdrawn", action: "See the case") {
                "\(complainantName) has withdrawn the complaint about \(providerName). The case is closed."
            } next: {
                "Nothing more has to be done here."
            }
        }
    }
}
