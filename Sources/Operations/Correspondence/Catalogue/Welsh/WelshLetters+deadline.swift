import Domain

extension WelshLetters {
    /// Who has to act, by when, how that date came about and on which clause; nothing where no date is set.
    @MessageBlockBuilder
    var deadlineBlocks: [MessageBlock] {
        if let deadline = facts.deadline {
            MessageBlock.facts(facts(of: deadline))
            if facts.deadlineStartsOnDelivery {
                """
                Mae’r amser yn dechrau ar y diwrnod y mae’r neges hon yn eich cyrraedd. Os yw hynny’n hwyrach na \
                heddiw, bydd y dyddiad yn symud gydag ef. Mae’r dudalen y tu ôl i’r ddolen isod bob amser yn dangos \
                y dyddiad cywir.
                """
            }
            if deadline.isProvisional {
                "Gall y dyddiad hwn symud o hyd, oherwydd nad yw gwyliau banc y flwyddyn honno wedi’u cyhoeddi eto."
            }
        }
    }

    private func facts(of deadline: Derivation) -> [MessageFact] {
        [
            MessageFact("Pwy sydd i weithredu", ifKnown: facts.actor.map(name)),
            MessageFact("Erbyn", "diwedd dydd \(deadline.dueOn.spokenInWelsh) (amser y DU)"),
            MessageFact("Sut rydym yn cyfrif", deadline.explanationInWelsh),
            MessageFact("Diwrnod 0", ifKnown: dayOf(deadline.startEvent)),
            MessageFact("Ein rheol", "cymal \(deadline.clause)"),
        ].compactMap { $0 }
    }

    private func name(of party: Party) -> String {
        switch party {
        case .complainant: "chi"
        case .provider: provider
        case .caseworker: "ein gweithiwr achos"
        case .ombudsman: "ein hombwdsmon"
        case .scheme: "ni, y cynllun"
        }
    }

    /// The day of what started a clock. One that is not here stays as the rules say it.
    private func dayOf(_ event: String) -> String {
        Self.events[event].map { "y diwrnod y \($0)" } ?? event
    }

    private static let events = [
        "this message reached you": "cyrhaeddodd y neges hon chi",
        "the scheme accepted the complaint": "derbyniodd y cynllun y gŵyn",
        "the file was complete": "daeth y ffeil yn gyflawn",
        "the request reached the provider": "cyrhaeddodd y cais y darparwr",
        "the offer reached the complainant": "cyrhaeddodd y cynnig chi",
        "the offer reached the provider": "cyrhaeddodd eich cynnig y darparwr",
        "the defence reached the complainant": "cyrhaeddodd ateb y darparwr chi",
        "the questions reached the complainant": "cyrhaeddodd y cwestiynau chi",
        "the questions reached the provider": "cyrhaeddodd y cwestiynau y darparwr",
        "the proposed resolution reached the complainant": "cyrhaeddodd y datrysiad arfaethedig chi",
        "the decision reached the complainant": "cyrhaeddodd y penderfyniad chi",
        "the provider was told of the acceptance": "dywedwyd wrth y darparwr eich bod wedi derbyn",
        "the complainant asked for a review": "gofynnoch am adolygiad",
        "the provider asked for a review": "gofynnodd y darparwr am adolygiad",
        "the complainant disputed it": "dywedoch nad oeddech yn cytuno",
        "the provider disputed it": "dywedodd y darparwr nad oedd yn cytuno",
        "the case was put on hold": "gohiriwyd yr achos",
        "the case was closed": "caewyd yr achos",
        "the case was reopened": "cafodd yr achos ei ailagor",
        "the enquiry was last open to the complainant": "bu’r ymholiad ar agor i chi ddiwethaf",
        "the notice was handed over for sending": "trosglwyddwyd yr hysbysiad i’w anfon",
    ]
}
