import Domain

extension MessageFacts {
    /// Who has to act, by when, how that date came about and on which clause; nothing where no date is set.
    @MessageBlockBuilder
    var deadlineBlocks: [MessageBlock] {
        if let deadline {
            MessageBlock.facts(facts(of: deadline))
            if deadlineStartsOnDelivery {
                """
                The time starts on the day on which this message reaches you. If that is later than today, \
                the date moves with it. The page behind the link below always shows the right date.
                """
            }
            if deadline.isProvisional {
                "This date can still move, because the bank holidays of that year are not announced yet."
            }
        }
    }

    private func facts(of deadline: Derivation) -> [MessageFact] {
        [
            MessageFact("Who has to act", ifKnown: actor.map(name)),
            MessageFact("By", "the end of \(deadline.dueOn.spoken) (UK time)"),
            MessageFact("How we count", "\(deadline.explanation)"),
            MessageFact("Day 0 is the day when", ifKnown: deadline.startEvent),
            MessageFact("Our rule", "clause \(deadline.clause)"),
        ].compactMap { $0 }
    }

    private func name(of party: Party) -> String {
        if party == recipientParty { return "you" }
        switch party {
        case .complainant: return complainantName
        case .provider: return providerName
        case .caseworker: return "our caseworker"
        case .ombudsman: return "our ombudsman"
        case .scheme: return "we, the scheme"
        }
    }
}
