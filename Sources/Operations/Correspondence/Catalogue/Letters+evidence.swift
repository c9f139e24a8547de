import Domain

/// What became of a file that somebody brought.
extension MessageFacts {
    var evidenceShared: Letter {
        Letter(
            "A file of the other side that you should see",
            action: audience == .complainant ? "See your case" : "See the case"
        ) {
            "\(audience == .complainant ? providerName : complainantName) has sent us a file for the case on \(yourComplaint), and we share it with you."
            bodyText
        } next: {
            "You find the file on the page of the case, under “Evidence”. Where we have blacked something out, the page says what and why."
            "You do not have to do anything. If you want to say something about it, do so with your next answer."
        }
    }

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
