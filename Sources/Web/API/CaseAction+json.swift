import Domain
import Operations

/// The steps on a case as their bodies write them. The raw value is the last part of the path.
enum ActionName: String, CaseIterable, Sendable {
    case providerResponse = "provider-response"
    case comments
    case informationRequest = "information-request"
    case information
    case informationClosure = "information-closure"
    case decisionDraft = "decision-draft"
    case decisionSignature = "decision-signature"
    case reviewRequest = "review-request"
    case acceptance
    case counterOffer = "counter-offer"
    case counterOfferAnswer = "counter-offer-answer"
    case remedyEvidence = "remedy-evidence"
    case withdrawal
    case goingOn = "going-on"
    case refusalDispute = "refusal-dispute"
    case objection
    case eligibilityRuling = "eligibility-ruling"
    case remedyDispute = "remedy-dispute"
    case hold
    case resumption
    case `extension`
    case reopening
    case transfer
    case merger
    case split
    case secondProvider = "second-provider"

    /// Whether the step says nothing without a body.
    var needsBody: Bool {
        switch self {
        case .providerResponse, .comments, .informationRequest, .information, .decisionDraft, .reviewRequest,
            .acceptance, .counterOffer, .counterOfferAnswer, .remedyEvidence, .refusalDispute,
            .objection, .eligibilityRuling, .remedyDispute, .hold, .extension, .reopening, .transfer,
            .merger, .split, .secondProvider:
            true
        case .informationClosure, .decisionSignature, .withdrawal, .goingOn, .resumption: false
        }
    }

    /// - Parameter today: the day in London; dates after it are refused.
    /// - Throws: `Problem` listing every field that is wrong.
    func action(from value: JSONValue, today: CalendarDay) throws -> CaseAction {
        var reader = ActionReader()
        let action = read(value, &reader, today)
        try reader.finish()
        guard let action else { throw Problem(.invalidFields) }
        return action
    }

    private func read(_ value: JSONValue, _ reader: inout ActionReader, _ today: CalendarDay) -> CaseAction? {
        switch self {
        case .providerResponse: reader.providerResponse(value)
        case .comments: reader.comments(value)
        case .informationRequest: reader.informationRequest(value)
        case .information: reader.information(value)
        case .informationClosure: reader.empty(value, .informationClosure)
        case .decisionDraft: reader.decisionDraft(value)
        case .decisionSignature: reader.empty(value, .decisionSignature)
        case .acceptance: reader.acceptance(value)
        case .counterOffer: reader.counterOffer(value)
        case .counterOfferAnswer: reader.counterOfferAnswer(value)
        case .remedyEvidence: reader.remedyEvidence(value)
        case .withdrawal: reader.withdrawal(value)
        case .goingOn: reader.goingOn(value, today)
        case .reviewRequest: reader.reviewRequest(value)
        case .refusalDispute: reader.refusalDispute(value)
        case .objection: reader.objection(value)
        case .eligibilityRuling: reader.eligibilityRuling(value)
        case .remedyDispute: reader.remedyDispute(value)
        case .hold: reader.hold(value)
        case .resumption: reader.empty(value, .resumption)
        case .extension: reader.extension(value)
        case .reopening: reader.reopening(value)
        case .transfer: reader.transfer(value)
        case .merger: reader.merger(value)
        case .split: reader.split(value)
        case .secondProvider: reader.secondProvider(value, today)
        }
    }
}

/// The two answers that a provider can give.
enum PositionName: String, CaseIterable, Sendable {
    case defend, settle
}

/// The two sides of a case: one of them is asked, or makes an offer.
enum SideName: String, CaseIterable, Sendable {
    case complainant, provider

    var party: Party {
        switch self {
        case .complainant: .complainant
        case .provider: .provider
        }
    }
}

extension ActionReader {
    fileprivate mutating func providerResponse(_ value: JSONValue) -> CaseAction? {
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

    fileprivate mutating func comments(_ value: JSONValue) -> CaseAction {
        let body = object(value, at: "", allowed: ["text"])
        return .comments(text: text(body, "text", at: "", longest: Self.longestText))
    }

    fileprivate mutating func informationRequest(_ value: JSONValue) -> CaseAction? {
        let body = object(value, at: "", allowed: ["party", "questions"])
        let asked = choice(body, "party", at: "", of: SideName.self)
        let elements = list(body, "questions", at: "", most: Self.mostQuestions)
        if elements.isEmpty { problem("/questions", .empty, "must have at least one question") }
        let questions = elements.enumerated().map { index, element in
            text(element, at: "/questions/\(index)", longest: Self.longestDescription)
        }
        return asked.map { .informationRequest(to: $0.party, questions: questions) }
    }

    fileprivate mutating func information(_ value: JSONValue) -> CaseAction {
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

    fileprivate mutating func decisionDraft(_ value: JSONValue) -> CaseAction {
        let body = object(value, at: "", allowed: ["findings", "remedies"])
        return .decisionDraft(findings: findings(body), remedies: remedies(body, at: ""))
    }

    fileprivate mutating func reviewRequest(_ value: JSONValue) -> CaseAction? {
        let body = object(value, at: "", allowed: ["ground", "text"])
        let ground = choice(body, "ground", at: "", of: ReviewRequest.Ground.self)
        let text = text(body, "text", at: "", longest: Self.longestText)
        return ground.map { .reviewRequest($0, text: text) }
    }

    fileprivate mutating func refusalDispute(_ value: JSONValue) -> CaseAction {
        let body = object(value, at: "", allowed: ["text"])
        return .refusalDispute(text: text(body, "text", at: "", longest: Self.longestText))
    }

    fileprivate mutating func objection(_ value: JSONValue) -> CaseAction? {
        let body = object(value, at: "", allowed: ["ground", "text"])
        let ground = choice(body, "ground", at: "", of: RefusalGround.self)
        let text = text(body, "text", at: "", longest: Self.longestText)
        return ground.map { .objection($0, text: text) }
    }

    fileprivate mutating func eligibilityRuling(_ value: JSONValue) -> CaseAction {
        let body = object(value, at: "", allowed: ["admit", "reasons"])
        return .eligibilityRuling(
            admit: boolean(body, "admit"), reasons: text(body, "reasons", at: "", longest: Self.longestText))
    }

    fileprivate mutating func acceptance(_ value: JSONValue) -> CaseAction {
        let body = object(value, at: "", allowed: ["accept"])
        return .acceptance(accept: boolean(body, "accept"))
    }

    fileprivate mutating func counterOffer(_ value: JSONValue) -> CaseAction {
        let body = object(value, at: "", allowed: ["text", "remedies"])
        let text = text(body, "text", at: "", longest: Self.longestText)
        let remedies = remedies(body, at: "")
        if body["remedies"]?.arrayValue?.isEmpty ?? true {
            problem("/remedies", .empty, "must have at least one entry")
        }
        return .counterOffer(text: text, remedies: remedies)
    }

    fileprivate mutating func counterOfferAnswer(_ value: JSONValue) -> CaseAction {
        let body = object(value, at: "", allowed: ["accept"])
        return .counterOfferAnswer(accept: boolean(body, "accept"))
    }

    fileprivate mutating func remedyEvidence(_ value: JSONValue) -> CaseAction? {
        let body = object(value, at: "", allowed: ["remedy", "text"])
        let remedy = number(body, "remedy", at: "", least: 1)
        let text = text(body, "text", at: "", longest: Self.longestText)
        return remedy.map { .remedyEvidence(remedy: $0, text: text) }
    }

    fileprivate mutating func remedyDispute(_ value: JSONValue) -> CaseAction? {
        let body = object(value, at: "", allowed: ["remedy", "text"])
        let remedy = number(body, "remedy", at: "", least: 1)
        let text = text(body, "text", at: "", longest: Self.longestText)
        return remedy.map { .remedyDispute(remedy: $0, text: text) }
    }

    fileprivate mutating func hold(_ value: JSONValue) -> CaseAction? {
        let body = object(value, at: "", allowed: ["reason", "until", "text"])
        let reason = choice(body, "reason", at: "", of: Hold.Reason.self)
        let until = day(body, "until")
        let text = text(body, "text", at: "", longest: Self.longestDescription)
        guard let reason, let until else { return nil }
        return .hold(reason, until: until, text: text)
    }

    fileprivate mutating func `extension`(_ value: JSONValue) -> CaseAction? {
        let body = object(value, at: "", allowed: ["working_days", "text"])
        let workingDays = number(body, "working_days", at: "", least: 1)
        let text = text(body, "text", at: "", longest: Self.longestDescription)
        return workingDays.map { .extension(workingDays: $0, text: text) }
    }

    fileprivate mutating func reopening(_ value: JSONValue) -> CaseAction {
        let body = object(value, at: "", allowed: ["text"])
        return .reopening(text: text(body, "text", at: "", longest: Self.longestDescription))
    }

    fileprivate mutating func transfer(_ value: JSONValue) -> CaseAction {
        let body = object(value, at: "", allowed: ["scheme", "text"])
        return .transfer(
            scheme: text(body, "scheme", at: "", longest: Self.longestName),
            text: text(body, "text", at: "", longest: Self.longestDescription))
    }

    fileprivate mutating func merger(_ value: JSONValue) -> CaseAction? {
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

    fileprivate mutating func split(_ value: JSONValue) -> CaseAction {
        let body = object(value, at: "", allowed: ["issues", "text"])
        let elements = list(body, "issues", at: "", most: Self.mostFindings)
        if elements.isEmpty { problem("/issues", .empty, "must name at least one issue of the case") }
        let issues = elements.enumerated().compactMap { index, element in issue(element, at: "/issues/\(index)") }
        return .joining(.split(issues, text: text(body, "text", at: "", longest: Self.longestDescription)))
    }

    fileprivate mutating func secondProvider(_ value: JSONValue, _ today: CalendarDay) -> CaseAction {
        let body = object(value, at: "", allowed: ["provider", "first_complained_on", "text"])
        return .joining(
            .secondProvider(
                ProviderID(rawValue: text(body, "provider", at: "", longest: Self.longestName)),
                firstComplainedOn: optionalDay(body, "first_complained_on", upTo: today),
                text: text(body, "text", at: "", longest: Self.longestDescription)))
    }

    fileprivate mutating func withdrawal(_ value: JSONValue) -> CaseAction {
        let body = object(value, at: "", allowed: ["reason"])
        return .withdrawal(reason: optionalText(body, "reason", at: "", longest: Self.longestDescription))
    }

    fileprivate mutating func goingOn(_ value: JSONValue, _ today: CalendarDay) -> CaseAction {
        let body = object(value, at: "", allowed: ["first_complained_on"])
        return .goOn(firstComplainedOn: optionalDay(body, "first_complained_on", upTo: today))
    }

    fileprivate mutating func empty(_ value: JSONValue, _ action: CaseAction) -> CaseAction {
        _ = object(value, at: "", allowed: [])
        return action
    }

    private mutating func remedies(_ body: JSONObject, at pointer: String) -> [RemedyProposal] {
        let place = Self.pointer(pointer, "remedies")
        let elements = list(body, "remedies", at: pointer, most: Self.mostRemedies)
        return elements.enumerated().compactMap { index, element in remedy(element, at: "\(place)/\(index)") }
    }

    private mutating func remedy(_ value: JSONValue, at pointer: String) -> RemedyProposal? {
        let line = object(value, at: pointer, allowed: ["kind", "description", "amount_pence"])
        let kind = choice(line, "kind", at: pointer, of: RemedyKind.self)
        let description = text(line, "description", at: pointer, longest: Self.longestDescription)
        let amount = optionalNumber(line, "amount_pence", at: pointer, least: 1)
        return kind.map { RemedyProposal(kind: $0, description: description, amountPence: amount) }
    }

    /// Findings are a list by issue, or one text on the complaint as a whole.
    private mutating func findings(_ body: JSONObject) -> [Finding] {
        if body["findings"]?.stringValue != nil {
            return [wholeFinding(text(body, "findings", at: "", longest: Self.longestText), body)]
        }
        let elements = list(body, "findings", at: "", most: Self.mostFindings)
        if elements.isEmpty, problems.isEmpty || body["findings"] == nil {
            problem("/findings", .missing, "is missing; it must be text or a list of findings")
        }
        return elements.enumerated().compactMap { index, element in finding(element, at: "/findings/\(index)") }
    }

    /// A plain text says nothing of the outcome, so the remedies do: something is awarded where something was upheld.
    private func wholeFinding(_ reasons: String, _ body: JSONObject) -> Finding {
        let awards = !(body["remedies"]?.arrayValue ?? []).isEmpty
        return Finding(issue: nil, outcome: awards ? .upheld : .notUpheld, reasons: reasons)
    }

    private mutating func finding(_ value: JSONValue, at pointer: String) -> Finding? {
        let line = object(value, at: pointer, allowed: ["issue", "outcome", "reasons"])
        let about = line["issue"] ?? .null
        let issue = about == .null ? nil : issue(about, at: Self.pointer(pointer, "issue"))
        let outcome = choice(line, "outcome", at: pointer, of: Finding.Outcome.self)
        let reasons = text(line, "reasons", at: pointer, longest: Self.longestText)
        return outcome.map { Finding(issue: issue, outcome: $0, reasons: reasons) }
    }

    private mutating func issue(_ value: JSONValue, at pointer: String) -> IssueCode? {
        if let issue = value.stringValue.flatMap({ IssueCode(rawValue: $0) }) { return issue }
        problem(pointer, .unknownValue, "must be an issue code such as billing.incorrect_charge")
        return nil
    }
}
