import Domain

/// What was agreed or decided has to be done, and shown.
extension MessageFacts {
    var remedyReminder: Letter {
        switch audience {
        case .provider:
            Letter("Remedies: please show that they are done", action: "Show that it is done") {
                "We do not know yet that \(providerName) has done all that it owes \(complainantName)."
                remedyBlocks("What has to be done:")
            } next: {
                "Please do what is still open, and show us for each line that it is done. Until then we keep asking."
            }
        case .complainant, .scheme:
            Letter("We have reminded the provider of what it owes", action: "See the case") {
                "\(providerName) has not shown us yet that it has done all that it owes."
                remedyBlocks("What has to be done:")
            } next: {
                "We keep asking until it has."
            }
        }
    }

    /// The step names the line that was evidenced: `line-2`.
    var evidencedRemedies: [RemedyLine] { remedies.filter { step == "line-\($0.number)" } }

    private var evidencedLine: [MessageBlock] {
        let lines = evidencedRemedies
        return lines.isEmpty ? [] : [.list(lines.map(\.spoken))]
    }

    var remedyEvidence: Letter {
        switch audience {
        case .complainant:
            Letter("The provider says that it has done its part", action: "See your case") {
                "\(providerName) tells us that it has done what it owed you."
                evidencedLine
                quotation(of: "\(providerName) writes")
            } next: {
                "Please check that it has really happened. We close the case when \(providerName) has shown every part."
            }
        case .provider, .scheme:
            Letter("Evidence for a remedy has come in", action: "See the case") {
                "\(providerName) has shown that it has done a part of what it owed \(complainantName)."
                evidencedLine
                quotation(of: "\(providerName) writes")
            } next: {
                "The case is closed when every part is shown."
            }
        }
    }

    var remedyDispute: Letter {
        switch audience {
        case .provider:
            Letter("A remedy is disputed: please look at it again", action: "Show that it is done") {
                "\(complainantName) tells us that a part of what \(providerName) owes is not done."
                evidencedLine
                quotation(of: "\(complainantName) writes")
            } next: {
                "Please put it right, or show us again that it is done. Until then the case stays open."
            }
        case .complainant, .scheme:
            Letter("A remedy is disputed", action: "See the case") {
                "A part of what \(providerName) had shown to be done is disputed."
                evidencedLine
                quotation(of: "\(complainantName) writes")
            } next: {
                "\(providerName) has to put it right, or show again that it is done."
            }
        }
    }

    var breachNotice: Letter {
        switch audience {
        case .provider:
            Letter("Notice of a breach: remedies are overdue", action: "Show that it is done") {
                "\(providerName) accepted our rules, and has not done in time what it owes \(complainantName). We have written this down as a breach."
                remedyBlocks("What is still open:")
            } next: {
                "Please do it now, and show us for each line that it is done. Breaches are counted in what we report about \(providerName)."
            }
        case .complainant, .scheme:
            Letter("The provider has not done its part in time", action: "See your case") {
                "\(providerName) has not shown us that it has done what it owes you, and its time is over. We have told its management that this is a breach."
                remedyBlocks("What is still open:")
            } next: {
                "We keep asking until it is done. What you accepted binds \(providerName), so you can also have it enforced by a court."
            }
        }
    }
}
