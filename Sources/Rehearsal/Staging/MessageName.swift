import Domain
import FoundationEssentials

/// What the name of a message says: `CASE.KIND.STEP.RECIPIENT`, without a step where the kind has none.
struct MessageName: Hashable, Sendable {
    let caseID: CaseID
    let kind: MessageKind
    var step: String
    let recipient: Party
}

extension MessageName {
    /// - Parameter text: a file name, or a Message-ID with its domain.
    init?(_ text: String) {
        let parts = text.prefix { $0 != "@" }.split(separator: ".").map(String.init)
        guard (3...4).contains(parts.count), let id = UUID(uuidString: parts[0]),
            let kind = MessageKind(rawValue: parts[1]), let recipient = Party(rawValue: parts[parts.count - 1])
        else { return nil }
        // A plus sign has a meaning of its own in addresses, so names spell it.
        let step = parts.count == 4 ? parts[2].replacing("plus-", with: "+") : ""
        self.init(caseID: CaseID(rawValue: id), kind: kind, step: step, recipient: recipient)
    }
}
