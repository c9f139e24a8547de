import Domain

/// The phrases that several letters share.
extension WelshLetters {
    var greeting: String {
        facts.recipientName.isEmpty ? "Helo" : "Annwyl \(facts.recipientName)"
    }

    var provider: String { facts.providerName }

    var careForTheLink: String {
        guard let pin = facts.pin else {
            return "Dim ond i chi y mae’r ddolen hon. Peidiwch â’i rhoi i neb arall."
        }
        return "Gofynnir i chi am eich cyfeirnod, \(facts.reference), a’ch PIN, \(pin). Dim ond i chi y mae’r PIN: "
            + "peidiwch â’i roi i neb arall."
    }

    var yourComplaint: String { "eich cwyn am \(provider)" }

    /// ` erbyn dydd Llun 20 Ebrill 2026`, or nothing where no date is set yet. Follows a verb.
    var byTheDeadline: String {
        facts.deadline.map { " erbyn dydd \($0.dueOn.spokenInWelsh)" } ?? ""
    }

    var nothingToDoNow: String { "Nid oes rhaid i chi wneud dim nawr." }

    /// The explanation and the clause that it rests on.
    @MessageBlockBuilder
    var reasons: [MessageBlock] {
        if let explanation = facts.explanationInWelsh {
            explanation
        } else if let explanation = facts.explanation {
            MessageBlock.quotation(of: "Dyma’r rheswm, fel y cafodd ei ysgrifennu", explanation)
        }
        if let clause = facts.clause { "Mae hyn yn dilyn o’n rheolau, cymal \(clause)." }
    }

    /// A code of practice is written in English.
    @MessageBlockBuilder
    var advice: [MessageBlock] {
        if let advice = facts.advice { MessageBlock.quotation(of: "Cyngor ein rheolau, yn Saesneg", advice) }
    }

    /// What somebody wrote, by name, if it came with the message.
    func quotation(of author: String) -> [MessageBlock] {
        facts.quotation(of: "Geiriau \(author)")
    }
}
