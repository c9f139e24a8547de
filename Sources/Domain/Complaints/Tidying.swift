/// Forgives what people and their clipboards put into codes and numbers.
enum Tidying {
    /// - Returns: the text as it is kept. What cannot be made sense of stays as it is, for the validator to refuse.
    static func tidied(_ text: String, _ kind: ComplaintField.Kind) -> String {
        switch kind {
        case .email: withoutSpaces(text)
        case .phone: phone(text)
        case .postcode: postcode(text)
        case .line, .text, .choice, .choices, .provider, .wholeNumber, .pence, .day, .flag, .issues, .object: text
        }
    }

    /// Any dash becomes a hyphen and any space a space; what cannot be seen goes.
    private static func phone(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.compactMap { scalar in
                    switch scalar.properties.generalCategory {
                    case .dashPunctuation: "-"
                    case .spaceSeparator: " "
                    case .format: nil
                    default: scalar
                    }
                }))
    }

    /// `SW1A 1AA`, however it was spaced.
    private static func postcode(_ text: String) -> String {
        let bare = String(
            String.UnicodeScalarView(
                text.unicodeScalars.filter { scalar in
                    switch scalar.properties.generalCategory {
                    case .dashPunctuation, .spaceSeparator, .format: false
                    default: scalar != "."
                    }
                })
        ).uppercased()
        return FieldChecks.isPostcode(bare) ? "\(bare.dropLast(3)) \(bare.suffix(3))" : text
    }

    private static func withoutSpaces(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.filter { scalar in
                    scalar.properties.generalCategory != .format && !scalar.properties.isWhitespace
                }))
    }
}
