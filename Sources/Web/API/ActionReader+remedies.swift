import Domain
import Operations

/// What a provider is to do, and what was found: in offers and in decisions.
extension ActionReader {
    mutating func remedies(_ body: JSONObject, at pointer: String) -> [RemedyProposal] {
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
    mutating func findings(_ body: JSONObject) -> [Finding] {
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

    mutating func issue(_ value: JSONValue, at pointer: String) -> IssueCode? {
        if let issue = value.stringValue.flatMap({ IssueCode(rawValue: $0) }) { return issue }
        problem(pointer, .unknownValue, "must be an issue code such as billing.incorrect_charge")
        return nil
    }
}
