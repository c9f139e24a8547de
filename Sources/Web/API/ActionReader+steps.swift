import Domain
import Operations

/// The steps on a case, a body each.
extension ActionReader {
    mutating func providerResponse(_ value: JSONValue) -> CaseAction? {
        let body = object(value, at: "", allowed: ["position", "text", "offer"])
        let position = choice(body, "position", at: "", of: PositionName.self)
        let text = text(body, "text", at: "", longest: Self.longestText)
        switch position {
        case .defend:
            if let offer = body["offer"], offer != .null {
                problem("/offer", .contradiction, "must only be there with the position settle")
            }
            return .providerResponse(.defend(text: text))
        case .settle: return .providerResponse(.settle(text: text, remedies: offer(body)))
        case nil: return nil
        }
    }

    private mutating func offer(_ body: JSONObject) -> [RemedyProposal] {
        guard let offer = body["offer"], offer != .null else {
            problem("/offer", .missing, "is missing; it says what is offered")
            return []
        }
        let members = object(offer, at: "/offer", allowed: ["remedies"])
        let remedies = remedies(members, at: "/offer")
        if members["remedies"]?.arrayValue?.isEmpty ?? true {
            problem("/offer/remedies", .empty, "must have at least one entry")
        }
        return remedies
    }

    mutating func comments(_ value: JSONValue) -> CaseAction {
        let body = object(value, at: "", allowed: ["text"])
        return .comments(text: text(body, "text", at: "", longest: Self.longestText))
    }

    mutating func informationRequest(_ value: JSONValue) -> CaseAction? {
        let body = object(value, at: "", allowed: ["party", "questions"])
        let asked = choice(body, "party", at: "", of: SideName.self)
        let elements = list(body, "questions", at: "", most: Self.mostQuestions)
        if elements.isEmpty { problem("/questions", .empty, "must have at least one question") }
        let questions = elements.enumerated().map { index, element in
            text(element, at: "/questions/\(index)", longest: Self.longestDescription)
        }
        return asked.map { .informationRequest(to: $0.party, questions: questions) }
    }

    mutating func information(_ value: JSONValue) -> CaseAction {
        let body = object(value, at: "", allowed: ["answers"])
        let elements = list(body, "answers", at: "", most: Self.mostQuestions)
        if elements.isEmpty { problem("/answers", .empty, "must have at least one answer") }
        var answers: [InformationAnswer] = []
        for (index, element) in elements.enumerated() {
            guard let answer = answer(element, at: "/answers/\(index)") else { continue }
            if answers.contains(where: { $0.question == answer.question }) {
                problem("/answers/\(index)/question", .duplicate, "must be answered once")
            }
            answers.append(answer)
        }
        return .information(answers)
    }

    private mutating func answer(_ value: JSONValue, at pointer: String) -> InformationAnswer? {
        let line = object(value, at: pointer, allowed: ["question", "text"])
        let question = number(line, "question", at: pointer, least: 1)
        let text = text(line, "text", at: pointer, longest: Self.longestText)
        return question.map { InformationAnswer(question: $0, text: text) }
    }

    mutating func decisionDraft(_ value: JSONValue) -> CaseAction {
        let body = object(value, at: "", allowed: ["findings", "remedies"])
        return .decisionDraft(findings: findings(body), remedies: remedies(body, at: ""))
    }

    mutating func reviewRequest(_ value: JSONValue) -> CaseAction? {
        let body = object(value, at: "", allowed: ["ground", "text"])
        let ground = choice(body, "ground", at: "", of: ReviewRequest.Ground.self)
        let text = text(body, "text", at: "", longest: Self.longestText)
        return ground.map { .reviewRequest($0, text: text) }
    }

    mutating func refusalDispute(_ value: JSONValue) -> CaseAction {
        let body = object(value, at: "", allowed: ["text"])
        return .refusalDispute(text: text(body, "text", at: "", longest: Self.longestText))
    }

    mutating func objection(_ value: JSONValue) -> CaseAction? {
        let body = object(value, at: "", allowed: ["ground", "text"])
        let ground = choice(body, "ground", at: "", of: RefusalGround.self)
        let text = text(body, "text", at: "", longest: Self.longestText)
        return ground.map { .objection($0, text: text) }
    }

    mutating func eligibilityRuling(_ value: JSONValue) -> CaseAction {
        let body = object(value, at: "", allowed: ["admit", "reasons"])
        return .eligibilityRuling(
            admit: boolean(body, "admit"), reasons: text(body, "reasons", at: "", longest: Self.longestText))
    }

    mutating func acceptance(_ value: JSONValue) -> CaseAction {
        let body = object(value, at: "", allowed: ["accept"])
        return .acceptance(accept: boolean(body, "accept"))
    }

    mutating func counterOffer(_ value: JSONValue) -> CaseAction {
        let body = object(value, at: "", allowed: ["text", "remedies"])
        let text = text(body, "text", at: "", longest: Self.longestText)
        let remedies = remedies(body, at: "")
        if body["remedies"]?.arrayValue?.isEmpty ?? true {
            problem("/remedies", .empty, "must have at least one entry")
        }
        return .counterOffer(text: text, remedies: remedies)
    }

    mutating func counterOfferAnswer(_ value: JSONValue) -> CaseAction {
        let body = object(value, at: "", allowed: ["accept"])
        return .counterOfferAnswer(accept: boolean(body, "accept"))
    }

    mutating func remedyEvidence(_ value: JSONValue) -> CaseAction? {
        let body = object(value, at: "", allowed: ["remedy", "text"])
        let remedy = number(body, "remedy", at: "", least: 1)
        let text = text(body, "text", at: "", longest: Self.longestText)
        return remedy.map { .remedyEvidence(remedy: $0, text: text) }
    }

    mutating func remedyDispute(_ value: JSONValue) -> CaseAction? {
        let body = object(value, at: "", allowed: ["remedy", "text"])
        let remedy = number(body, "remedy", at: "", least: 1)
        let text = text(body, "text", at: "", longest: Self.longestText)
        return remedy.map { .remedyDispute(remedy: $0, text: text) }
    }

    mutating func hold(_ value: JSONValue) -> CaseAction? {
        let body = object(value, at: "", allowed: ["reason", "until", "text"])
        let reason = choice(body, "reason", at: "", of: Hold.Reason.self)
        let until = day(body, "until")
        let text = text(body, "text", at: "", longest: Self.longestDescription)
        guard let reason, let until else { return nil }
        return .hold(reason, until: until, text: text)
    }

    mutating func `extension`(_ value: JSONValue) -> CaseAction? {
        let body = object(value, at: "", allowed: ["working_days", "text"])
        let workingDays = number(body, "working_days", at: "", least: 1)
        let text = text(body, "text", at: "", longest: Self.longestDescription)
        return workingDays.map { .extension(workingDays: $0, text: text) }
    }

    mutating func reopening(_ value: JSONValue) -> CaseAction {
        let body = object(value, at: "", allowed: ["text"])
        return .reopening(text: text(body, "text", at: "", longest: Self.longestDescription))
    }

    mutating func transfer(_ value: JSONValue) -> CaseAction {
        let body = object(value, at: "", allowed: ["scheme", "text"])
        return .transfer(
            scheme: text(body, "scheme", at: "", longest: Self.longestName),
            text: text(body, "text", at: "", longest: Self.longestDescription))
    }

    mutating func merger(_ value: JSONValue) -> CaseAction? {
        let body = object(value, at: "", allowed: ["into", "text"])
        let typed = text(body, "into", at: "", longest: Self.longestName)
        let reason = text(body, "text", at: "", longest: Self.longestDescription)
        guard let reference = Reference(typed) else {
            // Of eight characters the last contradicts the others where one is mistyped.
            if !typed.isEmpty {
                problem("/into", .contradiction, "must be a case reference such as ABCD EFGH, with nothing mistyped")
            }
            return nil
        }
        return .joining(.merger(into: reference, text: reason))
    }

    mutating func split(_ value: JSONValue) -> CaseAction {
        let body = object(value, at: "", allowed: ["issues", "text"])
        let elements = list(body, "issues", at: "", most: Self.mostFindings)
        if elements.isEmpty { problem("/issues", .empty, "must name at least one issue of the case") }
        let issues = elements.enumerated().compactMap { index, element in issue(element, at: "/issues/\(index)") }
        return .joining(.split(issues, text: text(body, "text", at: "", longest: Self.longestDescription)))
    }

    mutating func secondProvider(_ value: JSONValue, _ today: CalendarDay) -> CaseAction {
        let body = object(value, at: "", allowed: ["provider", "first_complained_on", "text"])
        return .joining(
            .secondProvider(
                ProviderID(rawValue: text(body, "provider", at: "", longest: Self.longestName)),
                firstComplainedOn: optionalDay(body, "first_complained_on", upTo: today),
                text: text(body, "text", at: "", longest: Self.longestDescription)))
    }

    mutating func withdrawal(_ value: JSONValue) -> CaseAction {
        let body = object(value, at: "", allowed: ["reason"])
        return .withdrawal(reason: optionalText(body, "reason", at: "", longest: Self.longestDescription))
    }

    mutating func goingOn(_ value: JSONValue, _ today: CalendarDay) -> CaseAction {
        let body = object(value, at: "", allowed: ["first_complained_on"])
        return .goOn(firstComplainedOn: optionalDay(body, "first_complained_on", upTo: today))
    }

    mutating func empty(_ value: JSONValue, _ action: CaseAction) -> CaseAction {
        _ = object(value, at: "", allowed: [])
        return action
    }
}
