import Operations

/// Text on its way into a header, where a line break would begin another header.
enum HeaderText {
    /// The text on one line: control characters, line separators and marks that turn the reading direction become
    /// spaces, and runs of spaces one space.
    static func clean(_ text: String) -> String {
        let scalars = text.unicodeScalars.map { isHarmless($0) ? $0 : " " }
        let line = String(String.UnicodeScalarView(scalars))
        return line.split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
    }

    private static func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator, .surrogate: false
        default: !isDirectionMark(scalar)
        }
    }

    /// The marks of the Unicode Bidirectional Algorithm that override or embed: a name with one can read as another.
    private static func isDirectionMark(_ scalar: Unicode.Scalar) -> Bool {
        ("\u{202A}"..."\u{202E}").contains(scalar) || ("\u{2066}"..."\u{2069}").contains(scalar)
    }
}

/// A mailbox that is fit for a header.
struct HeaderMailbox {
    let name: String
    let address: String

    init(_ mailbox: Mailbox, header: String) throws(MailCompositionError) {
        guard MailAddress.isUsable(mailbox.address) else { throw .unusableAddress(header: header) }
        name = HeaderText.clean(mailbox.name)
        address = mailbox.address
    }
}

enum MessageIDText {
    /// `left@right` of printable ASCII without angle brackets, at most 250 characters; anything else is refused,
    /// because a cleaned identifier would be another identifier.
    static func checked(_ identifier: String, header: String) throws(MailCompositionError) -> String {
        let sides = identifier.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        let isUsable =
            sides.count == 2 && sides.allSatisfy { !$0.isEmpty } && identifier.utf8.count <= 250
            && identifier.utf8.allSatisfy { $0.isVisibleASCII && !$0.isAngleBracket }
        guard isUsable else { throw .unusableMessageID(header: header) }
        return identifier
    }
}
