import Domain

/// What a caseworker asks one side while the case is investigated.
extension MessageFacts {
    var informationRequest: Letter {
        Letter("We have questions for you: please answer\(byTheDeadline)", action: "Answer the questions") {
            "We are looking into \(yourComplaint). Our caseworker asks you:"
            quotation(of: "Our questions")
        } next: {
            "Please answer\(byTheDeadline). You can answer one question at a time, and add files."
            withoutAnswers
        }
    }

    var informationNotice: Letter {
        Letter("We have asked \(otherSide) some questions", action: "See the case") {
            "We are looking into \(yourComplaint), and have asked \(otherSide) some questions."
        } next: {
            "You do not have to do anything. Our decision quotes what it rests on."
        }
    }

    var informationReminder: Letter {
        Letter("Reminder: please answer our questions\(byTheDeadline)", action: "Answer the questions") {
            "These questions about \(yourComplaint) are still open:"
            quotation(of: "Our questions")
        } next: {
            withoutAnswers
        }
    }

    var informationChase: Letter {
        Letter("Your answers are late", action: "Answer the questions") {
            "The time to answer our questions about \(yourComplaint) is over. These are still open:"
            quotation(of: "Our questions")
        } next: {
            "You can still answer for a few days. After that we go on without your answers and decide on what the file has."
        }
    }

    var informationReceived: Letter {
        Letter("The investigation can go on", action: "Open the case") {
            "Your questions about \(yourComplaint) are answered, or their time is over. The case shows the answers."
        } next: {
            "Please go on with the investigation and draft the decision\(byTheDeadline)."
        }
    }

    var informationNotNeeded: Letter {
        Letter("We need no more answers", action: "See the case") {
            "We had asked you some questions about \(yourComplaint). We do not need more answers to them."
        } next: {
            "You do not have to do anything. The investigation goes on."
        }
    }

    private var withoutAnswers: String {
        "If we do not hear from you, we remind you and then go on without your answers."
    }

    private var otherSide: String { audience == .provider ? "the complainant" : providerName }
}
