import Domain

/// When a case stands still, has more time, is taken up again, or goes elsewhere.
extension MessageFacts {
    var onHold: Letter {
        Letter("\(yourCase) is on hold", action: "See the case") {
            "\(yourCase) about \(subjectOfCase) stands still\(untilEndOfHold)."
            quotation(of: "The scheme writes")
        } next: {
            "You do not have to do anything until then. It goes on by itself, and every date moves by the time for which it stood still. We write to you again."
        }
    }

    var resumed: Letter {
        Letter("\(yourCase) goes on", action: "See the case") {
            "\(yourCase) about \(subjectOfCase) was on hold, and goes on now."
        } next: {
            "The page behind the link below shows who has to act\(byTheDeadline). The time for which the case stood still is given back."
        }
    }

    var deadlineMoved: Letter {
        Letter("A date of your case has moved", action: "See the case") {
            "A date in the case about \(subjectOfCase) has moved."
            quotation(of: "The scheme writes")
        } next: {
            "The new date is below, with how we count it."
        }
    }

    var reopened: Letter {
        Letter("\(yourCase) has been taken up again", action: "See the case") {
            "We have taken up again the case about \(subjectOfCase)."
            quotation(of: "The reason")
        } next: {
            actor == recipientParty
                ? "It is for you to act\(byTheDeadline). The page behind the link below shows what you can do."
                : "You do not have to do anything at the moment. The page behind the link below shows how it goes on."
        }
    }

    var transferred: Letter {
        Letter("The case goes to another scheme", action: "See the case") {
            "We have closed the case about \(subjectOfCase), because another scheme looks at the complaint."
            quotation(of: "The reason")
        } next: {
            audience == .complainant
                ? "Please write to the other scheme if you do not hear from it. You can still read the case behind the link below."
                : "Nothing more has to be done here."
        }
    }

    private var yourCase: String { audience == .scheme ? "The case" : "Your case" }

    private var subjectOfCase: String {
        switch audience {
        case .complainant: providerName
        case .provider: "the complaint of \(complainantName)"
        case .scheme: "the complaint of \(complainantName) about \(providerName)"
        }
    }

    private var untilEndOfHold: String { heldUntil.map { " until the end of \($0.spoken)" } ?? "" }
}
