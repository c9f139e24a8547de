import Domain

/// What one message says to one side, without what all messages share.
struct Letter: Sendable {
    /// The subject after the reference, and the heading. No names of people: subjects show on locked screens.
    let title: String
    /// What happened.
    let opening: [MessageBlock]
    /// What happens next, and what the recipient can do.
    let next: [MessageBlock]
    /// What the link is for.
    let action: String

    init(
        _ title: String, action: String,
        @MessageBlockBuilder opening: () -> [MessageBlock], @MessageBlockBuilder next: () -> [MessageBlock]
    ) {
        self.title = title
        self.action = action
        self.opening = opening()
        self.next = next()
    }
}

/// Who is written to: the three tones in which the scheme speaks.
enum Audience: Sendable {
    case complainant
    case provider
    case scheme

    init(_ party: Party) {
        switch party {
        case .complainant: self = .complainant
        case .provider: self = .provider
        case .caseworker, .ombudsman, .scheme: self = .scheme
        }
    }
}
