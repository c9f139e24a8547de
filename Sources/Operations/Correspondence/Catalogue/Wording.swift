import Domain

/// All that a message says, in the recipient's language: the letter itself, and what every message has around it.
struct Wording: Sendable {
    let greeting: String
    let letter: Letter
    /// The heading over what happens next.
    let whatHappensNext: String
    let deadline: [MessageBlock]
    let careForTheLink: String?
    /// What the reader has to know about the page behind the link.
    let aboutThePage: String?
    let reference: String
}
