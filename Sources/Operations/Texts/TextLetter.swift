import Domain

/// What a text message says: that there is news on a case, in the words of the message's own title, and that we have written.
///
/// It has no link and no name: anybody may see a phone's screen, and the networks read along. What opens the case stands in
/// the mail or the letter.
struct TextLetter {
    let kind: MessageKind
    let reference: String
    /// The title of the message that it tells of.
    let title: String
    let language: Language
    let isOnPaper: Bool

    var body: String {
        switch (language, isOnPaper) {
        case (.english, false): "Redress, case \(reference): \(title). Please read our e-mail about it."
        case (.english, true): "Redress, case \(reference): \(title). We have written to you by post about it."
        case (.welsh, false): "Redress, achos \(reference): \(title). Darllenwch ein he-bost amdano."
        case (.welsh, true): "Redress, achos \(reference): \(title). Rydym wedi ysgrifennu atoch drwy'r post."
        }
    }
}
