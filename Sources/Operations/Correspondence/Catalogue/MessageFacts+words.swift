import Domain

/// The phrases that several letters share.
extension MessageFacts {
    var audience: Audience { Audience(recipientParty) }

    var greeting: String {
        recipientName.isEmpty ? "Hello" : "Dear \(recipientName)"
    }

    /// Whoever has the link, or the PIN, has the case; staff sign in.
    var careForTheLink: String? {
        if let pin {
            return "You will be asked for your reference, \(reference), and your PIN, \(pin). The PIN is only for you: "
                + "please do not pass it on."
        }
        return switch audience {
        case .complainant: "This link is only for you. Please do not pass it on."
        case .provider: "This link opens the case without a password. Please share it only with who works on the case."
        case .scheme: nil
        }
    }

    /// How the recipient knows the dispute.
    var yourComplaint: String {
        switch audience {
        case .complainant: "your complaint about \(providerName)"
        case .provider: "the complaint of \(complainantName)"
        case .scheme: "the complaint of \(complainantName) about \(providerName)"
        }
    }

    /// ` by Mon 20 Apr 2026`, or nothing where no date is set yet. Follows a verb.
    var byTheDeadline: String {
        deadline.map { " by \($0.dueOn.spoken)" } ?? ""
    }

    /// The explanation and the clause that it rests on.
    @MessageBlockBuilder
    var reasons: [MessageBlock] {
        explanation
        if let clause { "This follows from our rules, clause \(clause)." }
    }

    /// What somebody wrote, if it came with the message.
    func quotation(of author: String) -> [MessageBlock] {
        bodyText.map { [.quotation(of: author, $0)] } ?? []
    }

    /// What the complaint is about, for a provider to find the customer by.
    var complaintFacts: MessageBlock {
        .facts(
            [
                MessageFact("Customer", ifKnown: complainantName),
                MessageFact("Account", ifKnown: accountReference),
                MessageFact("Service", ifKnown: service),
                MessageFact("About", ifKnown: issues.joined(separator: "; ")),
            ].compactMap { $0 })
    }
}
