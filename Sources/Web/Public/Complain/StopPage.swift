import Domain

/// Why it does not go on here, and what to do instead; for what comes too early, how to leave it all the same.
struct StopPage: PageContent {
    static let template = "stop"

    let title: String
    let explanation: String
    /// The day from which the scheme can look at it.
    let opensOn: String?
    let next: String
    /// What leaving it means; nil where it cannot be left.
    let leaving: String?
    let address: String
    let formToken: String
    let back: String?
    let change: String
    let clause: String
    let rules: String

    init(_ stop: JourneyStop, on visit: Visit) {
        let words = visit.words
        let told = stop.told(in: words)
        title = told.title
        explanation = told.explanation
        next = told.next
        opensOn = stop.figures.opensOn.map(words.day)
        leaving =
            stop.reason.mayBeLeft
            ? words(
                stop.figures.opensOn == nil ? "stop.leave_undated" : "stop.leave_dated", stop.words(in: words)) : nil
        address = JourneyPath.stop(stop.reason)
        formToken = visit.formToken
        back = JourneyPath.page(stop.page)
        change = JourneyPath.page(stop.page)
        clause = words("stop.clause", ["clause": stop.decision.clause])
        rules = "/code-of-practice/\(stop.decision.scheme)"
    }
}

extension JourneyStop {
    /// A code of practice is written in English; in Welsh the same is said from the same figures. Where the form has words
    /// of its own for it, they stand in the catalogues.
    func told(in words: Catalogue) -> (title: String, explanation: String, next: String) {
        let key = "refusal.\(reason.rawValue)"
        let figures = self.words(in: words)
        return (
            words.find("\(key).title", figures) ?? title,
            words.find("\(key).says", figures) ?? explanation(in: words.language),
            words.find("\(key).next", figures) ?? decision.next
        )
    }

    private func explanation(in language: Language) -> String {
        switch language {
        case .english: decision.explanation
        case .welsh: explanationInWelsh
        }
    }

    func words(in words: Catalogue) -> [String: String] {
        [
            "provider": figures.provider, "people": figures.people.map { "\($0)" }, "limit": "\(figures.limit)",
            "first_complained_on": figures.firstComplainedOn.map(words.day), "wait": words.period(figures.wait),
            "opens_on": figures.opensOn.map(words.day), "letter": figures.letter.map(words.day),
            "last_day": figures.lastDay.map(words.day),
        ].compactMapValues { $0 }
    }
}
