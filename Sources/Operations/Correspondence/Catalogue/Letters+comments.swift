import Domain

/// The complainant's say on what the provider answered.
extension MessageFacts {
    var commentInvitation: Letter {
        switch audience {
        case .complainant:
            Letter("The provider has answered: you can comment\(byTheDeadline)", action: "Read the answer and comment")
            {
                "\(providerName) has answered your complaint. It does not agree with it."
                quotation(of: "\(providerName) writes")
            } next: {
                "You can comment on the answer\(byTheDeadline). You do not have to."
                "With or without your comments, a caseworker then looks at both sides."
            }
        case .provider, .scheme:
            Letter("The response has been passed on", action: "See the case") {
                "We have passed on the response of \(providerName) to \(yourComplaint)."
            } next: {
                "\(complainantName) can comment on it\(byTheDeadline). Then a caseworker looks at both sides."
            }
        }
    }

    var commentReminder: Letter {
        switch audience {
        case .complainant:
            Letter("Reminder: you can comment\(byTheDeadline)", action: "Read the answer and comment") {
                "This is a friendly reminder. \(providerName) has answered your complaint, and you can comment on it."
            } next: {
                "If you have nothing to add, you do not have to do anything. A caseworker then looks at both sides."
            }
        case .provider, .scheme:
            Letter("The time for comments is running", action: "See the case") {
                "The complainant can still comment on the response of \(providerName)\(byTheDeadline)."
            } next: {
                "Then a caseworker looks at both sides."
            }
        }
    }
}
