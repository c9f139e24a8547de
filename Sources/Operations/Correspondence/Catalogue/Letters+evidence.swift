import Domain

/// What became of a file that somebody brought.
extension MessageFacts {
    var evidenceRefused: Letter {
        Letter(
            "We could not keep a file that you sent",
            action: audience == .complainant ? "See your case" : "See the case"
        ) {
            "We could not keep a file that you sent to the case on \(yourComplaint)."
            bodyText
            "We have deleted it, and nobody else has opened it. Everything else that you sent is safe."
        } next: {
            "If the file matters to the case, check your device for viruses and send the file again, or send it in another form: a picture or a PDF made from it."
        }
    }
}
