import Domain
import Hummingbird
import Operations

/// One request on the way to a complaint: who asks, in which language, and what they have answered so far.
struct Visit: Sendable {
    let speech: Speech
    let formToken: String
    /// Set where the browser had none.
    let tokenCookie: Cookie?
    /// The answers that this browser has kept; nil before the first.
    let draft: Draft?
    let route: JourneyRoute
    /// Whether an answer is being changed from the check of all answers.
    let isChange: Bool
    /// Who takes the complaint down from the telephone; nil where its writer is at the keyboard.
    var call: StaffIdentity?

    var words: Catalogue { speech.catalogue }
    var answers: Answers { route.answers }

    /// What is sent.
    var document: JSONValue {
        guard var document = route.document.objectValue else { return route.document }
        if call != nil {
            document[ComplaintFields.channel.name] = .string(ComplaintChannel.phone.rawValue)
        } else if speech.language == .welsh {
            document.add(.welsh)
        }
        return .object(document)
    }

    /// What stands in braces in the catalogues.
    var names: [String: String] { ["provider": providerName] }

    private var providerName: String {
        let id = answers[ComplaintFields.provider.formName].map { ProviderID(rawValue: $0) }
        return id.flatMap { route.rules.directory.name(of: $0) } ?? words("field.provider.short")
    }
}

extension JSONObject {
    /// Whoever complains in Welsh is written to in Welsh, whether they tick it or not. Somebody who takes a call chooses
    /// the language of the page for themselves.
    fileprivate mutating func add(_ adjustment: Adjustment) {
        let name = ComplaintFields.adjustments.name
        let chosen = self[name]?.arrayValue ?? []
        let more = JSONValue.string(adjustment.rawValue)
        if !chosen.contains(more) { self[name] = .array(chosen + [more]) }
    }
}
